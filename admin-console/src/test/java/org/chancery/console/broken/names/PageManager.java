package org.chancery.console.broken.names;

final class PageManager {}
