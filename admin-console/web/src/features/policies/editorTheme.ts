import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const line = '1px solid var(--chancery-line)';

/** The editor in the colours of the house. They are names of surfaces, so both schemes come of themselves. */
const surfaces = EditorView.theme({
  '&': { maxHeight: '75vh', fontSize: '0.875rem', color: 'var(--mantine-color-text)' },
  '&.cm-focused': { outline: '2px solid var(--mantine-primary-color-filled)', outlineOffset: '-2px' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--mantine-font-family-monospace)' },
  // On what stands in it, so that the gutter reaches to the bottom too.
  '.cm-content, .cm-gutter': { minHeight: '360px' },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--chancery-chosen)',
  },
  '.cm-gutters': {
    background: 'var(--chancery-rail)',
    color: 'var(--mantine-color-dimmed)',
    border: 'none',
    borderInlineEnd: line,
  },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'var(--chancery-hover)' },
  '.cm-activeLineGutter': { color: 'var(--mantine-color-text)' },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--chancery-chosen)' },
  '&.cm-focused .cm-nonmatchingBracket': { background: 'var(--chancery-refused)' },
  '.cm-foldPlaceholder': {
    background: 'var(--chancery-rail)',
    border: line,
    color: 'var(--mantine-color-dimmed)',
    padding: '0 6px',
  },
  '.cm-tooltip': {
    background: 'var(--chancery-raised)',
    color: 'var(--mantine-color-text)',
    border: line,
    borderRadius: 'var(--mantine-radius-md)',
    boxShadow: 'var(--chancery-shadow)',
    overflow: 'hidden',
  },
  '.cm-tooltip-section:not(:first-child)': { borderTop: line },
  '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mantine-font-family-monospace)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px' },
  '.cm-tooltip.cm-tooltip-autocomplete ul li[aria-selected]': {
    background: 'var(--chancery-chosen)',
    color: 'var(--chancery-chosen-text)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
  '.cm-tooltip.cm-completionInfo': { padding: '6px 10px', maxWidth: 'min(400px, 70vw)' },
  '.cm-diagnostic': {
    padding: '6px 10px',
    borderInlineStart: '4px solid var(--mantine-color-error)',
    fontFamily: 'var(--mantine-font-family)',
    maxWidth: '60ch',
  },
  '.cm-diagnosticSource': { fontSize: 'var(--mantine-font-size-xs)', opacity: '1' },
  '.cm-panels': {
    background: 'var(--chancery-rail)',
    color: 'var(--mantine-color-text)',
    borderColor: 'var(--chancery-line)',
  },
  '.cm-panel.cm-panel-lint ul [aria-selected]': {
    background: 'var(--chancery-chosen)',
    color: 'var(--chancery-chosen-text)',
  },
});

const syntax = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--chancery-accent)' },
  { tag: [tags.string, tags.content], color: 'var(--mantine-color-text)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--mantine-color-dimmed)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket], color: 'var(--mantine-color-dimmed)' },
]);

/** How the editor of policies looks. */
export const editorTheme = [surfaces, syntaxHighlighting(syntax)];
