/// Tests of the chart: it lints, renders what it should, and refuses what it must.
@org.jspecify.annotations.NullMarked
package org.chancery.helm;
