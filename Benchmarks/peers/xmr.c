/* The least that XmR limits, Making Data Count's rules and verdicts can cost: a plain loop.
 *
 *     xmr CASE FOLDER
 *
 * Reads the values and answers that vigil-bench left in FOLDER, times five goes over all series,
 * compares every limit, signal and verdict, and prints a line of results for the table.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { SERIES = 10000, MONTHS = 36, ROW = 6, GOES = 5 };
enum { ABOVE = 1, SHIFT = 4, TREND = 16, NEAR = 64 }; /* The low side is the next bit. */
static const double target = 35;

static double values[SERIES][MONTHS];
static double lines[SERIES][3];
static uint8_t signals[SERIES][MONTHS];
static uint8_t verdicts[SERIES][2];

/* Adds point `at` to a row of `count`: marks the whole row when it becomes a signal. */
static void mark(uint8_t *signal, int at, int count, uint8_t bit) {
  if (count < ROW) return;
  int first = count == ROW ? at - ROW + 1 : at;
  for (int i = first; i <= at; i++) signal[i] |= bit;
}

static void chart(const double *value, double *line, uint8_t *signal, uint8_t *verdict) {
  double sum = value[0], ranges = 0;
  for (int i = 1; i < MONTHS; i++) {
    sum += value[i];
    ranges += fabs(value[i] - value[i - 1]);
  }
  double centre = sum / MONTHS, distance = 2.66 * ranges / (MONTHS - 1);
  line[0] = centre;
  line[1] = centre - distance;
  line[2] = centre + distance;
  memset(signal, 0, MONTHS);

  int shift = 0, shift_side = 0, trend = 1, trend_side = 0;
  int8_t zone[MONTHS];
  for (int i = 0; i < MONTHS; i++) {
    double height = value[i] - centre;
    int side = height > 0 ? 1 : height < 0 ? -1 : 0;
    double far = fabs(height);
    zone[i] = (int8_t)(side * (far > distance ? 3 : far > distance * 2 / 3 ? 2 : 1));
    if (far > distance) signal[i] |= side > 0 ? ABOVE : ABOVE << 1;
    shift = side != 0 && side == shift_side ? shift + 1 : side != 0;
    shift_side = side;
    if (side) mark(signal, i, shift, side > 0 ? SHIFT : SHIFT << 1);
    if (i > 0) {
      double step = value[i] - value[i - 1];
      int way = step > 0 ? 1 : step < 0 ? -1 : 0;
      trend = way == 0 ? 1 : way == trend_side ? trend + 1 : 2;
      trend_side = way;
      if (way) mark(signal, i, trend, way > 0 ? TREND : TREND << 1);
    }
    if (i > 1)
      for (int way = 1; way >= -1; way -= 2) {
        int same = zone[i] * way > 0 && zone[i - 1] * way > 0 && zone[i - 2] * way > 0;
        int near = (zone[i] == 2 * way) + (zone[i - 1] == 2 * way) + (zone[i - 2] == 2 * way);
        if (!same || near < 2) continue;
        for (int j = i - 2; j <= i; j++)
          if (zone[j] == 2 * way) signal[j] |= way > 0 ? NEAR : NEAR << 1;
      }
  }
  /* Lower is better, and improvement wins. */
  uint8_t last = signal[MONTHS - 1];
  verdict[0] = last == 0 ? 0 : last & 0xAA ? 1 : 2;
  verdict[1] = target >= line[2] ? 1 : target <= line[1] ? 2 : 0;
}

static void read_all(const char *folder, const char *name, void *into, size_t size) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  if (!file || fread(into, 1, size, file) != size) {
    fprintf(stderr, "%s cannot be read\n", path);
    exit(1);
  }
  fclose(file);
}

static void fail(const char *what, int series) {
  fprintf(stderr, "%s of series %d differ\n", what, series);
  exit(1);
}

static double own_lines[SERIES][3];
static uint8_t own_signals[SERIES][MONTHS];
static uint8_t own_verdicts[SERIES][2];

static double wall(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static double cpu(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  read_all(arguments[2], "xmr-values", values, sizeof values);
  read_all(arguments[2], "xmr-lines", lines, sizeof lines);
  read_all(arguments[2], "xmr-signals", signals, sizeof signals);
  read_all(arguments[2], "xmr-verdicts", verdicts, sizeof verdicts);
  double walls[GOES + 1], cpus[GOES + 1];
  for (int go = 0; go <= GOES; go++) {
    double wall_start = wall(), cpu_start = cpu();
    for (int s = 0; s < SERIES; s++)
      chart(values[s], own_lines[s], own_signals[s], own_verdicts[s]);
    walls[go] = wall() - wall_start;
    cpus[go] = cpu() - cpu_start;
  }
  for (int s = 0; s < SERIES; s++) {
    for (int i = 0; i < 3; i++)
      if (fabs(own_lines[s][i] - lines[s][i]) > 1e-9 * fabs(lines[s][i])) fail("limits", s);
    if (memcmp(own_signals[s], signals[s], MONTHS)) fail("signals", s);
    if (memcmp(own_verdicts[s], verdicts[s], 2)) fail("verdicts", s);
  }
  qsort(walls + 1, GOES, sizeof *walls, ascending);
  qsort(cpus + 1, GOES, sizeof *cpus, ascending);
  printf("%s\tplain C loop\t-\t%.9f\t%.9f\t%.9f\tall limits, signals and verdicts\n",
         arguments[1], walls[3], cpus[3], walls[0]);
  return 0;
}
