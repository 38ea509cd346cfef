package org.chancery.archive.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.chancery.archive.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profit warning | profit AND warning",
        "profit OR loss warning | profit OR (loss AND warning)",
        "NOT profit w/5 warning | NOT (profit w/5 warning)",
        "Profit W/5 Warning | profit w/5 warning",
        "profit pre/3 (warning OR alert) | profit pre/3 (warning OR alert)",
        "a1 w/5 b1 w/3 c1 | (a1 w/5 b1) w/3 c1",
        "\"Inside Information\" | \"inside information\"",
        "“inside information” | \"inside information\"",
        "forecast.xlsx | \"forecast xlsx\"",
        "TERMINAT* colo?r fuzzy~ | terminat* AND colo?r AND fuzzy~1",
        "Zürich | zurich",
        "from:\"Rana Haddad\" to:j.weber | from:\"rana haddad\" AND to:j.weber",
        "outcome:blocked,held | outcome:blocked OR outcome:held",
        "on:2026-01 | after:2026-01-01T00:00:00Z AND before:2026-02-01T00:00:00Z",
        "is:deleted | is:recalled",
        "profit & loss | profit AND loss",
        "\"what happened?\" | \"what happened\"",
        "https://example.org | \"https example org\"",
        "ربح و تحذير أو خسارة | (ربح AND تحذير) OR خساره",
        "ليس ربح قرب/٥ تحذير | NOT (ربح w/5 تحذير)",
        "«معلومات داخلية» | \"معلومات داخليه\"",
        "من:رنا نتيجة:blocked | from:رنا AND outcome:blocked",
        "((profit)) | profit",
        "a1 AND (b1 AND c1) | a1 AND b1 AND c1",
      })
  void queryIsUnderstoodAsALawyerMeansIt(String query, String understood) {
    assertThat(QueryPrinter.print(parse(query))).isEqualTo(understood);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"open phrase | 1 | 1",
        "profit (loss | 8 | 1",
        "profit) loss | 7 | 1",
        "() | 2 | 1",
        "profit AND | 8 | 3",
        "OR profit | 1 | 2",
        "profit w/5 | 8 | 3",
        "profit w/0 loss | 8 | 3",
        "profit w/1000 loss | 8 | 6",
        "profit w/ loss | 8 | 2",
        "(a1 AND b1) w/5 c1 | 1 | 1",
        "c1 w/5 NOT d1 | 8 | 3",
        "from:rana w/5 c1 | 1 | 9",
        "frm:rana | 1 | 4",
        "profit from: | 8 | 5",
        "after:yesterday | 7 | 9",
        "after:2026-13-01 | 7 | 10",
        "outcome:lost | 9 | 4",
        "type:message.sung | 6 | 12",
        "a* | 1 | 2",
        "* | 1 | 1",
        "ab~ | 1 | 3",
        "profit~3 | 1 | 8",
        "\"a b\"~3 | 6 | 1",
      })
  void mistakeIsShownWhereItIsWithItsCure(String query, int column, int length) {
    assertThatThrownBy(() -> parse(query))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.getBody().getProperties())
                    .containsAllEntriesOf(Map.of("field", "q", "column", column, "length", length))
                    .containsKey("cure"));
  }

  @Test
  void blankQueryIsEverything() {
    assertThat(parse(" \u200f ")).isEqualTo(new RecordQuery.Everything());
  }

  @Test
  void daysBeginInTheZoneOfWhoAsks() {
    assertThat(QueryPrinter.print(QueryParser.parse("after:2026-01-31", ZoneId.of("Asia/Dubai"))))
        .isEqualTo("after:2026-01-30T20:00:00Z");
  }

  @Test
  void whatIsPrintedIsReadAsTheSameQuery() {
    for (var seed = 0; seed < 5_000; seed++) {
      var query = new RandomQueries(seed).any(3);

      assertThat(parse(QueryPrinter.print(query))).as("seed %d: %s", seed, query).isEqualTo(query);
    }
  }

  @Test
  void anyTextAtAllIsReadOrRefusedWithAColumn() {
    var signs = "ab1 \"()~*?/w:و«»AND OR NOT w/5 from: 東😀\u0300\ud83d";
    for (var seed = 0; seed < 20_000; seed++) {
      var random = new java.util.Random(seed);
      var query = new StringBuilder();
      for (var i = random.nextInt(24); i > 0; i--) {
        query.append(signs.charAt(random.nextInt(signs.length())));
      }
      try {
        var read = parse(query.toString());
        assertThat(parse(QueryPrinter.print(read))).as("%d: %s", seed, query).isEqualTo(read);
      } catch (Refusal refused) {
        assertThat(refused.getBody().getProperties()).as("%s", query).containsKey("column");
      }
    }
  }

  private static RecordQuery parse(String query) {
    return QueryParser.parse(query, ZoneOffset.UTC);
  }
}
