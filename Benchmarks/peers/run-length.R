# Average run lengths of the same charts by the R package spc.
#
#     Rscript run-length.R CASE FOLDER
#
# Reads what vigil-bench left in FOLDER, compares, and prints a line of results for the table.
suppressPackageStartupMessages(library(spc))
arguments <- commandArgs(trailingOnly = TRUE)
numbers <- function(name) {
  path <- file.path(arguments[2], name)
  readBin(path, "double", n = file.size(path) / 8)
}
thresholds <- numbers("run-length-thresholds")
lambdas <- numbers("run-length-lambdas")
answers <- numbers("run-length-answers")
work <- function() {
  cusum <- sapply(thresholds, function(h) {
    c(xcusum.arl(0.5, h, 0, sided = "two"), xcusum.arl(0.5, h, 1, sided = "two"))
  })
  ewma <- sapply(lambdas, function(l) {
    c(xewma.arl(l, 2.8, 0, sided = "two"), xewma.arl(l, 2.8, 1, sided = "two"))
  })
  c(cusum, ewma)
}
found <- work()
worst <- max(abs(found / answers - 1))
if (worst > 1e-4) stop("run lengths differ by as much as ", worst)
times <- sapply(1:6, function(go) {
  start <- proc.time()
  for (again in 1:50) work()
  taken <- (proc.time() - start) / 50
  c(taken[["elapsed"]], taken[["user.self"]] + taken[["sys.self"]])
})
cat(arguments[1], "R spc", "-", median(times[1, 2:6]), median(times[2, 2:6]), times[1, 1],
  sprintf("all run lengths, to %.0e", worst), sep = "\t")
cat("\n")
