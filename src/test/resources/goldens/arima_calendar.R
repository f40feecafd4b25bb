# Regression with ARIMA errors on trading days: log(AirPassengers), by arima(method = "ML") through
# forecast::Arima, with the start of the filter by Rossignol and a wider diffuse prior (1e8). Run: Rscript arima_calendar.R > arima_calendar.json
suppressMessages({library(forecast); library(jsonlite)})
horizon <- 24
y <- log(AirPassengers)
n <- length(y)
starts <- seq(as.Date("1949-01-01"), by = "month", length.out = n + horizon + 1)
trading <- t(sapply(seq_len(n + horizon), function(i) {
  days <- seq(starts[i], starts[i + 1] - 1, by = "day")
  weekday <- tabulate(as.POSIXlt(days)$wday + 1, 7)
  c(weekday[2:7] - weekday[1], length(days) - 30.4375)
}))
colnames(trading) <- c("monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                       "length_of_month")
# The likelihood from the full covariance matrix, for phi, theta and one seasonal phi. For the first
# model, close to the unit circle, arima's own is larger by 4; its filter leaves out of the sum what
# has a prediction variance of 1e4 sigma2 or more.
dense <- function(phi, seasonal_phi, theta) {
  psi <- c(1, ARMAtoMA(c(phi, rep(0, 10), seasonal_phi, -phi * seasonal_phi), theta, 60000))
  m <- length(psi)
  root <- t(chol(toeplitz(sapply(0:(n - 1), function(k) sum(psi[1:(m - k)] * psi[(1 + k):m])))))
  white <- qr.resid(qr(forwardsolve(root, cbind(1, trading[1:n, ]))), forwardsolve(root, as.numeric(y)))
  -n / 2 * (log(2 * pi * sum(white^2) / n) + 1) - sum(log(diag(root)))
}
model <- function(spec, order, seasonal, mean) {
  fit <- Arima(y, order = order, seasonal = seasonal, include.mean = mean, xreg = trading[1:n, ],
               method = "ML", kappa = 1e8, SSinit = "Rossignol2011", optim.control = list(reltol = 1e-14, maxit = 2000))
  values <- coef(fit)
  ahead <- predict(fit, n.ahead = horizon, newxreg = trading[n + 1:horizon, ])
  pick <- function(prefix) unname(values[grepl(paste0("^", prefix, "[0-9]+$"), names(values))])
  list(spec = spec, phi = I(pick("ar")), theta = I(pick("ma")), seasonal_phi = I(pick("sar")),
       seasonal_theta = I(pick("sma")),
       constant = if (mean) unname(values["intercept"]) else 0,
       effects = I(unname(values[colnames(trading)])),
       sigma2 = unname(sum(residuals(fit)^2) / fit$nobs), r_sigma2 = fit$sigma2,
       loglik = if (mean) dense(pick("ar"), pick("sar"), pick("ma")) else fit$loglik,
       r_loglik = fit$loglik, aicc = fit$aicc, nobs = fit$nobs,
       forecast = as.numeric(forecast(fit, xreg = trading[n + 1:horizon, ])$mean),
       se = (as.numeric(forecast(fit, xreg = trading[n + 1:horizon, ])$upper[, 2]) -
             as.numeric(forecast(fit, xreg = trading[n + 1:horizon, ])$mean)) / qnorm(0.975))
}
models <- list(
  model("arima(1,0,1)(1,0,0)[12]+mean", c(1, 0, 1), c(1, 0, 0), TRUE),
  model("arima(0,1,1)(0,1,1)[12]", c(0, 1, 1), c(0, 1, 1), FALSE),
  model("arima(1,1,0)", c(1, 1, 0), c(0, 0, 0), FALSE))
cat(toJSON(list(trading_days = trading[1:24, ], models = models), digits = 12, auto_unbox = TRUE,
           pretty = TRUE))
