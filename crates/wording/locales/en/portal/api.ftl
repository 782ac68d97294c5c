### The programming interface.
