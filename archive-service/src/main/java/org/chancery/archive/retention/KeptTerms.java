package org.chancery.archive.retention;

import java.time.InstantSource;
import java.util.Collection;
import java.util.UUID;
import org.chancery.archive.hold.Families;
import org.chancery.archive.hold.HoldRegister;
import org.chancery.archive.vault.LockTerms;
import org.springframework.stereotype.Component;

/// Tells the vault how long records must stay locked: as long as [Fate] keeps them.
@Component
class KeptTerms implements LockTerms {

  private final Families families;
  private final HoldRegister holds;
  private final RuleBook rules;
  private final InstantSource clock;

  KeptTerms(Families families, HoldRegister holds, RuleBook rules, InstantSource clock) {
    this.families = families;
    this.holds = holds;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Term of(Collection<UUID> records) {
    var now = clock.instant();
    var inForce = holds.inForce();
    var ruleSet = rules.inForce().rules();
    return families.of(records).stream()
        .map(family -> Fate.of(family, ruleSet, inForce, now))
        .map(fate -> new Term(fate.runsUntil(), !fate.holds().isEmpty()))
        .reduce(Term.NONE, Term::or);
  }
}
