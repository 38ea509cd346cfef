package org.chancery.policy.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The forms in which a term is looked for, for what undoes a disguise changes some honest
/// spellings too: with every l read as i, "illegal" has to be looked for as "iiiegai".
public final class Terms {
  /// Shorter terms are met by accident in views, and are looked for only as they are.
  private static final int FEWEST_LETTERS = 4;

  /// What is left of a term must still be a word.
  private static final int SHORTEST_FORM = 3;

  /// One spelling of a term and the views in which it stands for the term.
  ///
  /// @param kinds never empty; with [ViewKind#NORMALISED] in the first form only
  public record Form(String text, Set<ViewKind> kinds) {}

  private Terms() {}

  /// The forms of a term, itself first; each text once.
  ///
  /// @param folded a term as [FoldedText#text()] gives it, not empty
  public static List<Form> forms(String folded) {
    var forms = new LinkedHashMap<String, EnumSet<ViewKind>>();
    put(forms, folded, ViewKind.NORMALISED);
    put(forms, folded, ViewKind.RENDERED);
    if (weight(folded) >= FEWEST_LETTERS) {
      Layer term = Layer.bottom(FoldedText.unfolded(folded));
      addForms(forms, term);
      Layer alike = Lookalikes.undoneInAnyText(term);
      if (alike.isChanged()) {
        addForms(forms, alike);
      }
    }
    var list = new ArrayList<Form>(forms.size());
    for (Map.Entry<String, EnumSet<ViewKind>> form : forms.entrySet()) {
      list.add(new Form(form.getKey(), Set.copyOf(form.getValue())));
    }
    return list;
  }

  /// The form in which a term is looked for in [Stems#view(FoldedText)], beside its others.
  ///
  /// @param folded a term as [FoldedText#text()] gives it, not empty
  public static Form stem(String folded) {
    return new Form(Stems.of(folded), Set.of(ViewKind.STEMMED));
  }

  private static void addForms(Map<String, EnumSet<ViewKind>> forms, Layer term) {
    put(forms, term.text(), ViewKind.LOOKALIKES);
    put(forms, Leet.undone(term, Stretches.whole(term.length())).text(), ViewKind.LEET);
    Layer joined = Separators.undone(term, Stretches.whole(term.length()));
    put(forms, joined.text(), ViewKind.SEPARATORS);
    put(forms, withoutBlanks(joined), ViewKind.SEPARATORS);
    Layer combined = Views.withoutLeetAndRepeats(joined, Stretches.whole(joined.length()));
    put(forms, Repeats.undone(term).text(), ViewKind.REPEATS);
    put(forms, combined.text(), ViewKind.COMBINED);
    put(forms, withoutBlanks(combined), ViewKind.COMBINED);
  }

  /// A phrase whose words were joined by something else, or whose letters all stand alone.
  private static String withoutBlanks(Layer term) {
    return term.text().replace(" ", "");
  }

  private static void put(Map<String, EnumSet<ViewKind>> forms, String text, ViewKind kind) {
    if (kind == ViewKind.NORMALISED || text.length() >= SHORTEST_FORM) {
      forms.computeIfAbsent(text, _ -> EnumSet.noneOf(ViewKind.class)).add(kind);
    }
  }

  /// Letters, of which one that stands for a syllable or a word counts twice.
  private static int weight(String folded) {
    return folded
        .codePoints()
        .map(c -> !Character.isLetter(c) ? 0 : c >= 0x2E80 && c < 0xFB00 ? 2 : 1)
        .sum();
  }
}
