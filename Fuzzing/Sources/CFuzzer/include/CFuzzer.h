// The door to libFuzzer, which comes with the compiler and has no header of its own.
#include <stddef.h>
#include <stdint.h>

// Calls the target with one input after the other; the arguments are libFuzzer's.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*target)(const uint8_t *bytes, size_t count));
