# The yardsticks of R for `driftcast bench forecasters`: waits for lines on standard input, does what they say in this
# process, and answers each with one line that begins with "= ".
#
#   series NAME PERIOD VALUE ...   keeps a series; answers "= ok"
#   time CASE CALLS                calls CASE that often; answers the mean processor time of a call in nanoseconds
#   order NAME                     answers the orders that auto.arima chooses: p d q P D Q m constant
#
# The first line, before any of them, names the versions. By hand:
#   printf 'series x 1 1 3 2 4 3 5 4 6\norder x\n' | Rscript yardstick.R
suppressMessages(library(forecast))

SERIES <- list()
CASES <- list(
  "fit-arma" = function() arima(SERIES$arima212, c(2, 1, 2), method = "ML"),
  # The default, CSS-ML: the same maximum from a better start, and quicker than "ML"
  "fit-airline" = function() arima(SERIES$co2, c(0, 1, 1), list(order = c(0, 1, 1), period = 12)),
  "auto-airpassengers" = function() auto.arima(SERIES$airpassengers),
  "auto-co2" = function() auto.arima(SERIES$co2)
)

answer <- function(...) {
  cat("= ", ..., "\n", sep = "")
  flush(stdout())
}

# R's clock counts milliseconds, so only all calls together are long enough for it.
nanos <- function(call, calls) {
  begin <- proc.time()
  for (i in seq_len(calls)) call()
  spent <- proc.time() - begin
  1e9 * (spent[["user.self"]] + spent[["sys.self"]]) / calls
}

order_of <- function(y) {
  fit <- auto.arima(y)
  a <- fit$arma  # p, q, P, Q, m, d, D
  constant <- if ("drift" %in% names(coef(fit))) "drift" else if ("intercept" %in% names(coef(fit))) "mean" else "none"
  paste(a[1], a[6], a[2], a[3], a[7], a[4], a[5], constant)
}

answer("R ", as.character(getRversion()), ", forecast ", as.character(packageVersion("forecast")))
input <- file("stdin")
open(input)
while (length(line <- readLines(input, 1)) > 0) {
  words <- strsplit(line, " ", fixed = TRUE)[[1]]
  if (words[1] == "series") {
    SERIES[[words[2]]] <- ts(as.numeric(words[-(1:3)]), frequency = as.integer(words[3]))
    answer("ok")
  } else if (words[1] == "time") {
    answer(sprintf("%.0f", nanos(CASES[[words[2]]], as.integer(words[3]))))
  } else if (words[1] == "order") {
    answer(order_of(SERIES[[words[2]]]))
  } else {
    answer("what is '", line, "'?")
  }
}
