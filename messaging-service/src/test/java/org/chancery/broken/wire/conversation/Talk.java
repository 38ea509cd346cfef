package org.chancery.broken.wire.conversation;

import org.chancery.broken.wire.web.Page;

record Talk(Page page) {}
