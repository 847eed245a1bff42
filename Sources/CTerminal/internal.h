#ifndef DEMUR_CTERMINAL_INTERNAL_H
#define DEMUR_CTERMINAL_INTERNAL_H

/// What becomes readable when a signal came; -1 before signals were ever caught.
int demur_signals_descriptor(void);

#endif
