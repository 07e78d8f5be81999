package org.chairside.test.samples.framed.chair;

import org.springframework.stereotype.Component;

@Component
record Chair(String label) {}
