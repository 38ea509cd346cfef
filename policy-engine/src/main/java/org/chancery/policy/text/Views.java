package org.chancery.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the views of a text in which disguises are undone.
///
/// A view is made only if a glance at the text finds a sign of its disguise, so that plain chat has
/// none; making all takes time linear in the text.
public final class Views {
  private Views() {}

  /// The views in which a text differs from its fold; a kind may come twice.
  ///
  /// All are of kinds that [undo a disguise][ViewKind#isDisguise()].
  public static List<TextView> of(FoldedText text) {
    Signs signs = Signs.in(text.units(), text.length());
    boolean rendered =
        signs.any(Signs.RENDERED)
            || (text.mayHideControls() && Rendering.hasOverride(text.original()));
    if (!signs.any(Signs.ALL) && !rendered) {
      return List.of();
    }
    var views = new ArrayList<TextView>();
    addViews(views, Layer.bottom(text), signs, text::original);
    if (rendered) {
      text.rendering().ifPresent(it -> addRendered(views, text, it));
    }
    return views;
  }

  /// What the text says in base64, hexadecimal and percent codes, not folded; empty if nothing.
  ///
  /// Each piece stands on lines of its own, and every hit points to the whole of its token.
  public static Optional<TextView> decoded(FoldedText text) {
    return Optional.ofNullable(Decoding.view(text));
  }

  private static void addViews(List<TextView> views, Layer bottom, Signs signs, TextView.Way way) {
    boolean alike = signs.any(Signs.LOOKALIKES);
    Layer layer = bottom;
    Signs left = signs;
    if (alike) {
      Lookalikes lookalikes = new Lookalikes(bottom);
      Layer undone = lookalikes.undone();
      add(views, ViewKind.LOOKALIKES, undone, way);
      if (lookalikes.isAmbiguous()) {
        add(views, ViewKind.LOOKALIKES, lookalikes.otherwise(), way);
      }
      layer = undone.asUnchanged();
      left = Signs.in(layer.units, layer.length());
    }
    int several = 0;
    if (left.any(Signs.LEET)) {
      several += add(views, ViewKind.LEET, Leet.undone(layer, left.stretches()), way);
    }
    boolean repeats = left.any(Signs.REPEATS);
    if (left.any(Signs.SEPARATORS) || signs.any(Signs.SEPARATORS)) {
      layer = joined(bottom, layer, alike, signs, left);
      several += add(views, ViewKind.SEPARATORS, layer, way);
      left = Signs.in(layer.units, layer.length());
      // Letters set apart show no other sign until they are joined.
      if (left.any(Signs.LEET | Signs.REPEATS)) {
        several++;
      }
    }
    if (repeats) {
      several += add(views, ViewKind.REPEATS, Repeats.undone(layer), way);
    }
    if (several > 1) {
      add(views, ViewKind.COMBINED, withoutLeetAndRepeats(layer, left.stretches()), way);
    }
  }

  /// Letters are joined before it is asked which alphabet a word is of, if they can be seen then.
  private static Layer joined(Layer bottom, Layer undone, boolean alike, Signs signs, Signs left) {
    if (!signs.any(Signs.SEPARATORS)) {
      return Separators.undone(undone, left.stretches());
    }
    Layer joined = Separators.undone(bottom, signs.stretches());
    return alike ? new Lookalikes(joined).undone() : joined;
  }

  /// Repeats are undone between the two steps of leet: "ki11" has two l, and "kil" is looked for.
  static Layer withoutLeetAndRepeats(Layer joined, Stretches where) {
    return Leet.withOneStroke(Repeats.undone(Leet.read(joined, where)));
  }

  private static int add(List<TextView> views, ViewKind kind, Layer layer, TextView.Way way) {
    if (!layer.isChanged()) {
      return 0;
    }
    views.add(new TextView(kind, layer, way));
    return 1;
  }

  private static void addRendered(List<TextView> views, FoldedText text, Rendering rendered) {
    Excerpt excerpt = Excerpt.of(rendered);
    FoldedText folded = FoldedText.of(excerpt.text());
    var changed = new boolean[folded.length()];
    for (int i = 0; i < changed.length; i++) {
      for (int j = folded.startOf(i); j < folded.endOf(i) && !changed[i]; j++) {
        changed[i] = rendered.changed(excerpt.place(j));
      }
    }
    TextView.Way way =
        (start, end) -> {
          int first = Integer.MAX_VALUE;
          int last = 0;
          // Under a direction override the ends need not come from the ends.
          for (int j = folded.startOf(start); j < folded.endOf(end - 1); j++) {
            first = Math.min(first, rendered.from(excerpt.place(j)));
            last = Math.max(last, rendered.to(excerpt.place(j)));
          }
          return text.wholeCharacters(first, last);
        };
    Layer bottom = Layer.bottom(folded, changed);
    add(views, ViewKind.RENDERED, bottom, way);
    Signs signs = Signs.in(folded.units(), folded.length());
    if (signs.any(Signs.ALL)) {
      boolean alike = signs.any(Signs.LOOKALIKES);
      Layer undone = alike ? new Lookalikes(bottom).undone() : bottom;
      Signs left = alike ? Signs.in(undone.units, undone.length()) : signs;
      Layer joined = joined(bottom, undone, alike, signs, left);
      Signs last = Signs.in(joined.units, joined.length());
      add(views, ViewKind.COMBINED, withoutLeetAndRepeats(joined, last.stretches()), way);
    }
  }
}
