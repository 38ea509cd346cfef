package org.chancery.messaging.message;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.chancery.messaging.conversation.Audience;
import org.chancery.messaging.directory.People;
import org.chancery.messaging.directory.Role;
import org.chancery.messaging.journal.PersonRef;
import org.chancery.messaging.screening.ActivePolicies;
import org.chancery.messaging.screening.Company;
import org.chancery.policy.Context;
import org.chancery.policy.Earlier;
import org.chancery.policy.RecentTraffic;
import org.springframework.stereotype.Component;

/// What policies may ask about a message besides its words: who writes, who will see it, where and
/// when, what the sender wrote just before, and what has spread lately. Known from memory; a change
/// in the directory is noticed within [#FRESH], a change of members at once.
@Component
public class Circumstances {

  /// How long what the directory says of a conversation's members is taken for true.
  static final Duration FRESH = Duration.ofSeconds(60);

  private static final Duration RECENT = Duration.ofSeconds(60);
  private static final int MOST_RECENT = 4;
  private static final int MOST_FINGERPRINTS = 20_000;

  private final People people;
  private final ActivePolicies policies;

  /// Of this node only: what spreads by way of several nodes reaches the threshold on each later.
  private final RecentTraffic traffic = new RecentTraffic(MOST_FINGERPRINTS);

  /// A conversation at one membership version, as one sender's words meet it.
  private record Seat(Gathering in, UUID sender) {}

  private record Gathering(UUID conversation, long membershipVersion) {}

  /// @param others everybody but the sender
  private record Surroundings(Company company, org.chancery.policy.Audience others) {}

  private record Place(UUID conversation, UUID sender) {}

  /// One look into the directory for a room, however many of its members write.
  private final Cache<Gathering, Company> companies =
      Caffeine.newBuilder()
          .maximumWeight(1_000_000)
          .weigher((Gathering _, Company found) -> 1 + found.size())
          .expireAfterWrite(FRESH.dividedBy(2))
          .build();

  private final Cache<Seat, Surroundings> surroundings =
      Caffeine.newBuilder()
          .maximumWeight(2_000_000)
          .weigher((Seat _, Surroundings found) -> 1 + found.others().size())
          .expireAfterWrite(FRESH.dividedBy(2))
          .build();

  /// Bounded by characters, because a message may have one or sixteen thousand.
  private final Cache<Place, List<Earlier>> recent =
      Caffeine.newBuilder()
          .maximumWeight(16_000_000)
          .weigher((Place _, List<Earlier> posts) -> 64 + length(posts))
          .expireAfterWrite(RECENT)
          .build();

  Circumstances(People people, ActivePolicies policies) {
    this.people = people;
    this.policies = policies;
  }

  /// Of what is shown beside somebody's message and was not written by them: what they wrote just
  /// before and what spreads is not asked.
  ///
  /// @param roles theirs, as far as known
  public Context beside(PersonRef sender, Set<Role> roles, Audience audience, Instant at) {
    Surroundings found = around(sender.id(), audience);
    return Context.of(
        found.company().party(sender, roles),
        found.others(),
        Company.kind(audience.conversation().kind()),
        at);
  }

  Context of(PostMessage command, Audience audience, Instant at) {
    Surroundings found = around(command.sender().id(), audience);
    return new Context(
        found.company().party(command.sender(), command.roles()),
        found.others(),
        Company.kind(audience.conversation().kind()),
        at,
        List.of(),
        before(place(command), at),
        traffic.at(at));
  }

  /// As [#of], for a text that is being sent and not merely tried: it is remembered, whatever
  /// becomes of it, since a secret in parts is one all the same.
  Context ofPost(PostMessage command, Audience audience, Instant at) {
    Context context = of(command, audience, at);
    // It costs another look at the text, so only while a policy asks for it.
    // Files without a word are not the same text again and again.
    if (policies.current().watchesTraffic() && !command.text().isBlank()) {
      traffic.note(command.text(), context.sender(), context.audience(), at);
    }
    remember(command, at);
    return context;
  }

  /// As [#ofPost], for new words in place of a message's old ones, which do not count beside them.
  Context ofEdit(PostMessage command, String before, Audience audience, Instant at) {
    Context context = ofPost(command, audience, at);
    return new Context(
        context.sender(),
        context.audience(),
        context.conversation(),
        context.at(),
        context.attachments(),
        without(context.recent(), before),
        context.traffic());
  }

  /// Forgets words that were edited away.
  void replaced(PostMessage command, String before) {
    recent.asMap().computeIfPresent(place(command), (_, posts) -> without(posts, before));
  }

  private static List<Earlier> without(List<Earlier> posts, String text) {
    List<Earlier> left = new ArrayList<>(posts);
    for (Earlier post : posts) {
      if (post.text().equals(text)) {
        left.remove(post);
        break;
      }
    }
    return List.copyOf(left);
  }

  private void remember(PostMessage command, Instant at) {
    recent
        .asMap()
        .merge(
            place(command),
            List.of(new Earlier(command.text(), at)),
            (earlier, now) -> {
              List<Earlier> all = new ArrayList<>(earlier);
              all.addAll(now);
              return List.copyOf(all.subList(Math.max(0, all.size() - MOST_RECENT), all.size()));
            });
  }

  private List<Earlier> before(Place place, Instant at) {
    List<Earlier> posts = recent.getIfPresent(place);
    if (posts == null) {
      return List.of();
    }
    Instant since = at.minus(RECENT);
    return posts.stream().filter(post -> post.at().isAfter(since)).toList();
  }

  private Surroundings around(UUID sender, Audience audience) {
    return surroundings.get(
        new Seat(new Gathering(audience.conversation().id(), audience.membershipVersion()), sender),
        seat -> around(seat, audience));
  }

  private Surroundings around(Seat seat, Audience audience) {
    Company company =
        companies.get(seat.in(), _ -> Company.of(people, audience.members().members()));
    return new Surroundings(company, company.without(seat.sender()));
  }

  private static Place place(PostMessage command) {
    return new Place(command.conversation().value(), command.sender().id());
  }

  private static int length(List<Earlier> posts) {
    return posts.stream().mapToInt(post -> post.text().length()).sum();
  }
}
