#include "chapters/count/view.h"
