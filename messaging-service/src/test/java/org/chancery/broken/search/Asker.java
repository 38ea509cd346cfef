package org.chancery.broken.search;

import org.chancery.archive.Stand;

record Asker(Stand archive) {}
