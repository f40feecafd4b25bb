# arima_missing.json: R's arima at given coefficients on series with 10 % of the values missing.
# Rscript arima_missing.R > arima_missing.json
library(jsonlite)
series <- list(log_AirPassengers = log(AirPassengers), co2 = co2, USAccDeaths = USAccDeaths,
               nottem = nottem, UKgas = UKgas)
models <- list(
  list("log_AirPassengers", c(0, 1, 1), c(0, 1, 1), c(-0.4, -0.55), "none"),
  list("co2", c(0, 1, 1), c(0, 1, 1), c(-0.35, -0.85), "none"),
  list("USAccDeaths", c(1, 0, 1), c(0, 1, 1), c(0.95, -0.4, -0.6), "none"),
  list("USAccDeaths", c(0, 1, 1), c(0, 1, 1), c(-0.43, -0.55), "none"),
  list("nottem", c(2, 0, 0), c(1, 0, 1), c(0.4, 0.1, 0.9, -0.5), "mean"),
  list("nottem", c(1, 0, 0), c(2, 1, 0), c(0.3, -0.7, -0.4), "drift"),
  list("UKgas", c(2, 1, 1), c(1, 0, 0), c(0.2, -0.1, -0.6, 0.8), "drift"),
  list("UKgas", c(1, 0, 1), c(0, 1, 1), c(0.7, -0.2, -0.3), "drift"))
set.seed(20)
rows <- lapply(models, function(m) {
  x <- series[[m[[1]]]]
  n <- length(x)
  gaps <- sort(sample(n, round(n / 10)))
  x[gaps] <- NA
  h <- 2 * frequency(x)
  drift <- m[[5]] == "drift"
  trend <- if (drift) cbind(t = 1:n) else NULL
  fixed <- c(m[[4]], if (m[[5]] != "none") NA)
  fit <- arima(x, m[[2]], list(order = m[[3]], period = frequency(x)), xreg = trend,
               include.mean = m[[5]] == "mean", fixed = fixed, transform.pars = FALSE,
               method = "ML", kappa = 1e8, optim.control = list(reltol = 1e-14))
  p <- predict(fit, h, newxreg = if (drift) cbind(t = n + 1:h) else NULL)
  k <- c(m[[2]][1], m[[2]][3], m[[3]][1], m[[3]][3])
  end <- cumsum(k)
  part <- function(i) as.numeric(m[[4]][seq_len(k[i]) + end[i] - k[i]])
  spec <- sprintf("arima(%d,%d,%d)(%d,%d,%d)[%d]%s", m[[2]][1], m[[2]][2], m[[2]][3], m[[3]][1],
                  m[[3]][2], m[[3]][3], frequency(x), if (m[[5]] == "none") "" else paste0("+", m[[5]]))
  list(series = unbox(m[[1]]), spec = unbox(spec), missing = gaps - 1, phi = part(1), theta = part(2),
       seasonal_phi = part(3), seasonal_theta = part(4),
       constant = unbox(if (m[[5]] == "none") 0 else as.numeric(tail(fit$coef, 1))),
       sigma2 = unbox(fit$sigma2), loglik = unbox(fit$loglik), used = unbox(fit$nobs),
       forecast = as.numeric(p$pred), se = as.numeric(p$se))
})
cat("[\n", paste(sapply(rows, toJSON, digits = I(12)), collapse = ",\n"), "\n]\n", sep = "")
