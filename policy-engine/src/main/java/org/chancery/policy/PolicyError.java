package org.chancery.policy;

/// One thing wrong with a policy, said so that its author can put it right.
///
/// @param path where: a JSON pointer into the list of policies, such as `/0/rules/2/terms/7`
/// @param code what kind of mistake, stable, for programs, such as `regex-look-around`
/// @param message what is wrong, for people
/// @param cure what to do instead, for people
public record PolicyError(String path, String code, String message, String cure) {}
