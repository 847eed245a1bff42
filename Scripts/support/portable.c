// What the C++ library expects of a C library that is younger than the one demur is linked for: whether there is one
// thread only, by which it saves itself atomic operations. "No" is always safe.
__attribute__((visibility("hidden"))) char __libc_single_threaded = 0;
