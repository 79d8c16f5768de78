# Computes the values in reference.json with R's own functions and its survival, MASS and jsonlite packages:
#   Rscript tests/report/statistics/reference.R && biome format --write tests/report/statistics/reference.json
# Where R has no function, the definition is written out in the slowest and plainest way.

library(survival)
library(jsonlite)
set.seed(1958)

rows <- function(frame, f) lapply(seq_len(nrow(frame)), function(i) do.call(f, as.list(frame[i, ])))

wilson <- rows(
  data.frame(
    k = c(0, 1, 5, 7, 9, 0, 1, 10, 20, 1, 15, 81, 23, 50, 499, 3, 9999),
    n = c(5, 5, 5, 9, 9, 20, 20, 20, 20, 29, 148, 263, 60, 100, 500, 10000, 10000)
  ),
  function(k, n) {
    interval <- suppressWarnings(prop.test(k, n, correct = FALSE))$conf.int
    list(k = k, n = n, low = interval[1], high = interval[2])
  }
)

samples <- list(
  nile = as.numeric(Nile), speed = cars$speed, mpg = mtcars$mpg, one = 4, two = c(1, 4),
  # NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.6.2, twelve resistivities
  gage = c(95.1772, 95.1567, 95.1937, 95.1959, 95.1442, 95.0610, 95.1591, 95.1195, 95.1065, 95.0925, 95.1990, 95.1682),
  scale = c(7, 3, 8, 8, 2, 5, 10, 0, 6, 6), nine = c(-2, 4, -1, 0, 0, 3, 5, 1, 2)
)
quartiles <- lapply(names(samples), function(name) {
  q <- unname(quantile(samples[[name]], c(.25, .5, .75), type = 7))
  list(name = name, values = I(samples[[name]]), lower = q[1], median = q[2], upper = q[3])
})

# Every pair written out, for S, for slopes, and for the permutation distribution.
score <- function(time, value) {
  sum(sign(outer(time, time, "-")) * sign(outer(value, value, "-"))) / 2
}
slopes <- function(time, value) {
  apart <- outer(time, time, "-")
  later <- apart > 0
  outer(value, value, "-")[later] / apart[later]
}
theilSen <- function(time, value) {
  slope <- median(slopes(time, value))
  list(slope = slope, intercept = median(value - slope * time))
}

weeks <- function(n) sort(sample(0:(4 * n), n))
series <- list(
  nile = list(1871:1970, as.numeric(Nile)),
  lynx = list(1821:1934, as.numeric(lynx)),
  cars = list(cars$speed, cars$dist),
  mpg = list(mtcars$wt, mtcars$mpg),
  # Hollander & Wolfe, Nonparametric Statistical Methods, example 9.1
  seeding = list(1:5, c(1.26, 1.27, 1.12, 1.16, 1.03)),
  # Helsel & Hirsch, Statistical Methods in Water Resources, 8.2
  helsel = list(c(2, 24, 99, 197, 377, 544, 632, 3452, 6587, 53170), c(1.22, 2.20, 4.80, 1.28, 1.97, 1.46, 2.64, 2.34, 4.84, 2.96)),
  scale12 = list(weeks(12), sample(0:10, 12, TRUE)),
  scale40 = list(weeks(40), sample(0:10, 40, TRUE)),
  distinct30 = list(weeks(30), round(rnorm(30) + 1:30 / 15, 6)),
  distinct49 = list(weeks(49), round(rnorm(49), 6)),
  scale200 = list(weeks(200), pmin(10, pmax(0, round(rnorm(200, 5, 2) + 1:200 / 100)))),
  sameDays60 = list(sort(sample(0:30, 60, TRUE)), sample(0:10, 60, TRUE)),
  yesNo60 = list(weeks(60), rbinom(60, 1, 1:60 / 70)),
  sameDays20 = list(sort(sample(0:8, 20, TRUE)), sample(0:4, 20, TRUE)),
  long2000 = list(0:1999, round(rnorm(2000) + 0:1999 / 5000, 4))
)
trends <- lapply(names(series), function(name) {
  time <- as.numeric(series[[name]][[1]])
  value <- as.numeric(series[[name]][[2]])
  n <- length(time)
  distinct <- !anyDuplicated(time) && !anyDuplicated(value)
  normal <- cor.test(time, value, method = "kendall", exact = FALSE, continuity = TRUE)
  list(
    name = name, times = time, values = value,
    s = score(time, value),
    line = theilSen(time, value),
    # With a continuity correction z is (|S| - 1) / sd, so the variance R used can be read back.
    variance = ((abs(score(time, value)) - 1) / unname(normal$statistic))^2,
    normalP = normal$p.value,
    exactP = if (distinct && n < 50) cor.test(time, value, method = "kendall", exact = TRUE)$p.value else NA
  )
})

permutations <- function(v) {
  if (length(v) <= 1) return(list(v))
  unlist(lapply(seq_along(v), function(i) lapply(permutations(v[-i]), function(rest) c(v[i], rest))), FALSE)
}
enumerated <- lapply(
  list(
    list(1:4, c(3, 1, 2, 2)), list(1:6, c(2, 2, 2, 5, 5, 7)), list(1:7, c(0, 1, 0, 3, 1, 3, 3)),
    list(c(1, 1, 2, 3, 3, 3, 4), c(9, 4, 6, 5, 8, 10, 11)), list(1:8, c(1, 1, 1, 1, 1, 1, 1, 2)),
    list(1:8, c(4, 4, 5, 6, 6, 7, 7, 7)), list(1:8, c(8, 3, 5, 1, 7, 2, 6, 4)),
    list(c(1, 1, 2, 2, 3, 3, 4), c(1, 2, 2, 2, 3, 4, 4))
  ),
  function(pair) {
    s <- score(pair[[1]], pair[[2]])
    all <- vapply(permutations(pair[[2]]), function(v) score(pair[[1]], v), 0)
    list(times = pair[[1]], values = pair[[2]], s = s, variance = mean(all^2), p = mean(abs(all) >= abs(s)))
  }
)
# Few ones among many noughts: every place the ones could be.
rare <- lapply(list(list(20, c(15, 17, 19, 20)), list(30, c(26, 29, 30)), list(40, c(2, 3, 9)), list(50, c(49, 50))), function(case) {
  n <- case[[1]]
  at <- function(ones) replace(numeric(n), ones, 1)
  s <- score(1:n, at(case[[2]]))
  all <- combn(n, length(case[[2]]), function(ones) score(1:n, at(ones)))
  list(times = 1:n, values = at(case[[2]]), s = s, variance = mean(all^2), p = mean(abs(all) >= abs(s)))
})

simulated <- function(n, censored) {
  list(ceiling(rexp(n, 1 / 30)), as.integer(runif(n) > censored))
}
gehan <- MASS::gehan
lives <- list(
  maintained = with(subset(aml, x == "Maintained"), list(time, status)),
  nonmaintained = with(subset(aml, x != "Maintained"), list(time, status)),
  treated = with(subset(gehan, treat == "6-MP"), list(time, cens)),
  control = with(subset(gehan, treat == "control"), list(time, cens)),
  # Kaplan & Meier 1958, section 2: eight items, deaths and losses
  original = list(c(0.8, 1.0, 2.7, 3.1, 5.4, 7.0, 9.2, 12.1), c(1, 0, 0, 1, 1, 0, 1, 0)),
  lung = list(lung$time, lung$status - 1),
  half = list(c(1, 2, 3, 4), c(1, 1, 1, 1)),
  halfAtTheEnd = list(c(1, 2, 3, 4), c(1, 1, 0, 0)),
  sixths = list(c(1, 2, 3, 4, 5, 6), c(1, 1, 1, 0, 1, 1)),
  neverHalf = list(c(2, 5, 8, 9, 9), c(1, 0, 0, 1, 0)),
  allOpen = list(c(2, 5, 8), c(0, 0, 0)),
  simulated50 = simulated(50, .3), simulated300 = simulated(300, .6)
)
survival <- lapply(names(lives), function(name) {
  time <- lives[[name]][[1]]
  ended <- lives[[name]][[2]]
  fit <- survfit(Surv(time, ended) ~ 1)
  steps <- fit$n.event > 0
  list(
    name = name, times = time, ended = ended == 1,
    steps = data.frame(time = fit$time, atRisk = fit$n.risk, ended = fit$n.event, open = fit$surv)[steps, ],
    median = unname(summary(fit)$table["median"])
  )
})

forecasts <- lapply(c(10, 25, 400), function(n) {
  probability <- sample(0:20, n, TRUE) / 20
  outcome <- sample(c(0, .5, 1), n, TRUE)
  fifth <- cut(probability, c(0, .2, .4, .6, .8, 1), right = FALSE, include.lowest = TRUE)
  bins <- data.frame(n = tapply(probability, fifth, length), forecast = tapply(probability, fifth, mean), happened = tapply(outcome, fifth, mean))
  list(probability = probability, outcome = outcome, brier = mean((probability - outcome)^2), bins = bins[!is.na(bins$n), ])
})

binomial <- rows(
  rbind(
    expand.grid(share = c(0, .2, .5, .8, 1), n = c(1, 2, 5, 20, 23, 100, 1000, 10000), p = c(1 / 24, 1 / 7, .5, .97)),
    data.frame(share = c(.002, .06, .3, 1, .5, .99), n = c(10000, 10000, 1000, 50, 10000, 1000), p = c(1e-4, 1 / 24, 1 / 7, 1e-6, .4999, .9999))
  ),
  function(share, n, p) {
    k <- round(share * n)
    list(k = k, n = n, p = p, upper = pbinom(k - 1, n, p, lower.tail = FALSE))
  }
)
normal <- lapply(c(0, 1e-6, .1, .5, 1, 1.959964, 2.9, 2.999999, 3, 3.1, 5, 8, 12, 37), function(z) {
  list(z = z, p = 2 * pnorm(-z))
})
logGamma <- lapply(c(1e-3, .5, 1, 1.5, 2, 3, 10, 14.999, 15, 15.5, 25, 101, 1001, 10001, 1e6), function(x) {
  list(x = x, value = lgamma(x))
})

# The rule for tender times, with R's own calendar and every day of the stretch looked up in it.
occasions <- list(
  even = list(sample(0:120, 150, TRUE), sample(0:23, 150, TRUE)),
  evenings = list(sample(0:364, 200, TRUE), sample(c(0:23, rep(22:23, 8)), 200, TRUE)),
  sundays = list(c(sample(0:95, 40, TRUE), 3 + 7 * sample(0:12, 30, TRUE)), sample(0:23, 70, TRUE)),
  fewest = list(c(0, 28, sample(0:28, 18, TRUE)), c(rep(7, 6), sample(8:23, 14, TRUE)))
)
standingOut <- function(bins, exposure) {
  n <- length(bins)
  frame <- do.call(rbind, lapply(sort(unique(exposure)), function(bin) {
    count <- sum(bins == bin)
    share <- mean(exposure == bin)
    p <- min(1, 31 * pbinom(count - 1, n, share, lower.tail = FALSE))
    data.frame(bin = bin, count = count, expected = n * share, p = p)
  }))
  frame[frame$count >= 5 & frame$count >= 1.5 * frame$expected & frame$p < .05, ]
}
tender <- lapply(names(occasions), function(name) {
  # 20454 is 2026-01-01, a Thursday like day 0.
  day <- 20454 + occasions[[name]][[1]]
  hour <- occasions[[name]][[2]]
  weekday <- function(d) as.integer(format(as.Date(d, origin = "1970-01-01"), "%u"))
  list(
    name = name, day = day, hour = hour,
    hours = standingOut(hour, 0:23), weekdays = standingOut(weekday(day), weekday(min(day):max(day)))
  )
})

write_json(
  list(
    wilson = wilson, quartiles = quartiles, trends = trends, enumerated = enumerated, rare = rare,
    survival = survival, forecasts = forecasts, binomial = binomial, normal = normal, logGamma = logGamma,
    tender = tender
  ),
  "tests/report/statistics/reference.json",
  auto_unbox = TRUE, digits = I(15), na = "null", rownames = FALSE
)
