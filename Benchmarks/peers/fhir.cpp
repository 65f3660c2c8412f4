// The least that reading FHIR can cost: simdjson parses each line, and nothing else is done.
//
//     fhir CASE FOLDER
//
// Reads the lines that vigil-bench left in FOLDER, times five goes over all of them, and prints a
// line of results for the table: once for the whole tree with every text and number, once for a
// walk over all of each line that keeps nothing.
#include <simdjson.h>
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

using namespace simdjson;

static double now(clockid_t clock) {
  timespec time;
  clock_gettime(clock, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

// How many lines are JSON.
template <typename Parse>
static size_t each_line(const padded_string &text, Parse parse) {
  size_t good = 0;
  const char *start = text.data(), *end = start + text.size();
  while (start < end) {
    const char *found = static_cast<const char *>(std::memchr(start, '\n', size_t(end - start)));
    const char *stop = found ? found : end;
    if (stop > start && parse(start, size_t(stop - start))) good++;
    start = stop + 1;
  }
  return good;
}

template <typename Parse>
static void measure(const char *name, const char *who, const char *what, const padded_string &text,
                    Parse parse) {
  const int goes = 5;
  size_t lines = size_t(std::count(text.data(), text.data() + text.size(), '\n'));
  std::vector<double> walls, cpus;
  for (int go = 0; go <= goes; go++) {
    double wall = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);
    if (each_line(text, parse) != lines) {
      std::fprintf(stderr, "not all lines are JSON\n");
      std::exit(1);
    }
    walls.push_back(now(CLOCK_MONOTONIC) - wall);
    cpus.push_back(now(CLOCK_PROCESS_CPUTIME_ID) - cpu);
  }
  double first = walls[0];
  std::sort(walls.begin() + 1, walls.end());
  std::sort(cpus.begin() + 1, cpus.end());
  std::printf("%s\t%s\t-\t%.9f\t%.9f\t%.9f\t%s\n", name, who, walls[3], cpus[3], first, what);
}

int main(int count, char **arguments) {
  if (count != 3) return 2;
  padded_string text;
  if (padded_string::load(std::string(arguments[2]) + "/fhir-lines").get(text)) {
    std::fprintf(stderr, "fhir-lines cannot be read\n");
    return 1;
  }
  dom::parser tree;
  measure(arguments[1], "simdjson tree", "lines parsed, and nothing else", text,
          [&](const char *line, size_t size) { return !tree.parse(line, size, false).error(); });
  ondemand::parser parser;
  measure(arguments[1], "simdjson walk", "lines walked over, nothing checked or kept", text,
          [&](const char *line, size_t size) {
            ondemand::document document;
            std::string_view all;
            return !parser.iterate(line, size, size + SIMDJSON_PADDING).get(document) &&
                   !document.raw_json().get(all);
          });
  return 0;
}
