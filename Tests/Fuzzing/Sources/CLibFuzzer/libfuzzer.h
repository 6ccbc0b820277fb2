#pragma once

#include <stddef.h>
#include <stdint.h>

/// libFuzzer's own mutations. Changes the input in place and returns its new size, at most `max_size`.
size_t LLVMFuzzerMutate(uint8_t *_Nonnull data, size_t size, size_t max_size);
