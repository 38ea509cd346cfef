package org.chancery.messaging.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.chancery.messaging.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Everybody the house knows: a projection of Keycloak's directory that is never decided here, so
/// it is written in bulk and nobody is ever deleted from it.
@Component
public class People {

  private static final UUID FIRST_ID = new UUID(0, 0);
  private static final String COLUMNS = "select id, username, name, unit, active from person ";

  private final JdbcClient jdbc;

  /// Who was let in a moment ago, by exactly what their token says: saves the database a look at
  /// every request, at the price of letting a dismissed person's token in that much longer on a
  /// node that missed the signal.
  private final Cache<Description, Boolean> recentlySeen =
      Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  People(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A person by id; dismissed ones too.
  public Optional<Person> find(PersonId id) {
    return all(List.of(id)).stream().findFirst();
  }

  /// An active person, or the refusal of the field that named them.
  public Person active(PersonId id, String field) {
    return find(id)
        .filter(Person::isActive)
        .orElseThrow(() -> Refusal.ofField(field, "name people who work here, by their ids."));
  }

  /// A person by the name they log in with; dismissed ones too.
  public Optional<Person> named(String username) {
    return jdbc.sql(COLUMNS + "where username = ?")
        .param(username)
        .query((row, _) -> person(row))
        .optional();
  }

  /// The people with these ids, in no particular order; unknown ids are left out.
  public List<Person> all(Collection<PersonId> ids) {
    return jdbc.sql(COLUMNS + "where id = any(?)")
        .param(array(ids, PersonId::value, UUID[]::new))
        .query((row, _) -> person(row))
        .list();
  }

  /// What policies may ask about somebody.
  ///
  /// @param unit the organisational unit, absent when the directory knows none
  /// @param country the ISO 3166 code of where they work, absent when the directory knows none
  /// @param external whether they come from outside the house
  public record Standing(
      String username, @Nullable String unit, @Nullable String country, boolean external) {}

  /// How these people stand; unknown ids are left out.
  public Map<PersonId, Standing> standings(Collection<PersonId> ids) {
    Map<PersonId, Standing> standings = HashMap.newHashMap(ids.size());
    jdbc.sql("select id, username, unit, country, guest from person where id = any(?)")
        .param(array(ids, PersonId::value, UUID[]::new))
        .query(row -> {
          standings.put(
              new PersonId(row.getObject("id", UUID.class)),
              new Standing(
                  row.getString("username"),
                  row.getString("unit"),
                  row.getString("country"),
                  row.getBoolean("guest")));
        });
    return standings;
  }

  /// Active people whose name, user name or unit contains a text, in order of name.
  ///
  /// @param after the last person of the page before, if any
  public List<Person> search(String text, Optional<PersonId> after, int limit) {
    Optional<Person> last = after.flatMap(this::find);
    return jdbc.sql(
            COLUMNS
                + """
                where active
                  and (lower(name) like :text or lower(username) like :text or lower(unit) like :text)
                  and (lower(name), id) > (lower(:lastName), :lastId)
                order by lower(name), id limit :limit
                """)
        .param("text", contains(text))
        .param("lastName", last.map(Person::name).orElse(""))
        .param("lastId", last.map(person -> person.id().value()).orElse(FIRST_ID))
        .param("limit", limit)
        .query((row, _) -> person(row))
        .list();
  }

  /// Notes somebody with a valid credential, and says whether they may come in: those whom Keycloak
  /// disabled may not, even while an old token lives.
  public boolean admits(Description description) {
    return recentlySeen.get(description, this::enter);
  }

  private boolean enter(Description description) {
    boolean admitted = find(description.id()).map(Person::isActive).orElse(true);
    if (admitted) {
      describe(List.of(description));
    }
    return admitted;
  }

  /// Takes over Keycloak's whole directory.
  ///
  /// @return who was dismissed by it
  @Transactional
  public List<PersonId> synchronise(Collection<Description> everybody) {
    describe(everybody);
    return jdbc.sql(
            "update person set active = false where active and not (id = any(?)) returning id")
        .param(array(everybody, description -> description.id().value(), UUID[]::new))
        .query((row, _) -> new PersonId(row.getObject("id", UUID.class)))
        .list();
  }

  private void describe(Collection<Description> people) {
    jdbc.sql(
            """
            insert into person (id, username, name, unit, email, guest, country, active)
            select id, username, name, unit, email, guest, country, true
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                        ?::text[])
              as described (id, username, name, unit, email, guest, country)
            order by id
            on conflict (id) do update
              set username = excluded.username, name = excluded.name, unit = excluded.unit,
                  email = excluded.email, guest = excluded.guest, country = excluded.country,
                  active = true
              where (person.username, person.name, person.unit, person.email, person.guest,
                     person.country, person.active)
                is distinct from (excluded.username, excluded.name, excluded.unit, excluded.email,
                                  excluded.guest, excluded.country, true)
            """)
        .param(array(people, description -> description.id().value(), UUID[]::new))
        .param(array(people, Description::username, String[]::new))
        .param(array(people, Description::name, String[]::new))
        .param(texts(people, Description::unit))
        .param(texts(people, Description::email))
        .param(array(people, Description::guest, Boolean[]::new))
        .param(texts(people, Description::country))
        .update();
  }

  /// Looks at everybody anew from now on.
  void forgetRecent() {
    recentlySeen.invalidateAll();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        new PersonId(row.getObject("id", UUID.class)),
        row.getString("username"),
        row.getString("name"),
        row.getString("unit"),
        row.getBoolean("active"));
  }

  private static <S, T> T[] array(
      Collection<S> from, Function<S, T> value, IntFunction<T[]> maker) {
    return from.stream().map(value).toArray(maker);
  }

  private static @Nullable String[] texts(
      Collection<Description> from, Function<Description, @Nullable String> value) {
    @Nullable String[] texts = new @Nullable String[from.size()];
    int next = 0;
    for (Description description : from) {
      texts[next++] = value.apply(description);
    }
    return texts;
  }

  private static String contains(String text) {
    String escaped =
        text.strip()
            .toLowerCase(Locale.ROOT)
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_");
    return "%" + escaped + "%";
  }
}
