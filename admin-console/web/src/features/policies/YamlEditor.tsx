import { autocompletion, completionKeymap } from '@codemirror/autocomplete';
import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import type { Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import type { Text } from '@codemirror/state';
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { useLanguage } from '@chancery/web-shell/i18n';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Fault } from '../../api/policies';
import { faultText } from './faultText';
import { memberChoices, memberNames, placeOf } from './completion';
import { editorTheme } from './editorTheme';
import classes from './policies.module.css';

type YamlEditorProps = {
  readonly label: string;
  readonly document: string;
  readonly faults: readonly Fault[];
  readonly schema: unknown;
  readonly readOnly: boolean;
  readonly onChange: (document: string) => void;
};

/** What CodeMirror's own colours, where ours name none, are chosen by. */
const scheme = new Compartment();

/** A policy's text itself, with completion from the schema and the server's findings at their lines. */
export function YamlEditor({ label, document, faults, schema, readOnly, onChange }: YamlEditorProps) {
  const { language } = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const dark = useComputedColorScheme('light') === 'dark';
  const outside = useRef({ onChange, schema, document, dark });
  useEffect(() => {
    outside.current = { onChange, schema, document, dark };
  });

  useEffect(() => {
    if (host.current === null) {
      return undefined;
    }
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: outside.current.document,
        extensions: [
          lineNumbers(),
          foldGutter(),
          history(),
          drawSelection(),
          indentUnit.of('  '),
          bracketMatching(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          EditorView.lineWrapping,
          yaml(),
          editorTheme,
          scheme.of(EditorView.darkTheme.of(outside.current.dark)),
          lintGutter(),
          autocompletion({ override: [(context) => complete(context, outside.current.schema)] }),
          // Tab indents, so Escape then Tab leaves: CodeMirror's own way out for the keyboard.
          keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
          EditorState.readOnly.of(readOnly),
          EditorView.contentAttributes.of({ 'aria-label': label, dir: 'ltr' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !update.transactions.some((change) => change.isUserEvent('chancery'))) {
              outside.current.onChange(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    view.current = editor;
    return () => {
      editor.destroy();
      view.current = undefined;
    };
  }, [label, readOnly]);

  useEffect(() => {
    view.current?.dispatch({ effects: scheme.reconfigure(EditorView.darkTheme.of(dark)) });
  }, [dark]);

  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined && editor.state.doc.toString() !== document) {
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: document },
        userEvent: 'chancery',
      });
    }
  }, [document]);

  useEffect(() => {
    const editor = view.current;
    if (editor !== undefined) {
      editor.dispatch(
        setDiagnostics(
          editor.state,
          faults.map((fault) => diagnostic(editor.state.doc, fault, faultText(language, fault))),
        ),
      );
    }
  }, [faults, language]);

  return <div ref={host} className={classes['yaml']} dir="ltr" />;
}

function diagnostic(doc: Text, fault: Fault, message: string): Diagnostic {
  const line = doc.line(Math.min(Math.max(fault.line ?? 1, 1), doc.lines));
  const from = Math.min(line.from + Math.max((fault.column ?? 1) - 1, 0), line.to);
  return {
    from,
    to: Math.max(line.to, from),
    severity: 'error',
    message,
    source: fault.path,
  };
}

function complete(context: CompletionContext, schema: unknown): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const lines = context.state.doc.toString().split('\n');
  const value = /^(\s*(?:- +)*)([\w-]+):\s+\[?(?:[^\],]*,\s*)*([\w-]*)$/.exec(before);
  if (value !== null) {
    const [, lead = '', key = '', typed = ''] = value;
    const path = [...placeOf(lines, line.number - 1, lead), key];
    return options(memberChoices(schema, path), context, typed, 'enum', '');
  }
  const name = /^(\s*(?:- +)*)([\w-]*)$/.exec(before);
  if (name !== null) {
    const [, lead = '', typed = ''] = name;
    const path = placeOf(lines, line.number - 1, lead);
    return options(memberNames(schema, path), context, typed, 'property', ': ');
  }
  return null;
}

function options(
  choices: readonly { readonly label: string; readonly detail?: string }[],
  context: CompletionContext,
  typed: string,
  type: string,
  after: string,
): CompletionResult | null {
  if (choices.length === 0 || (typed === '' && !context.explicit)) {
    return null;
  }
  return {
    from: context.pos - typed.length,
    options: choices.map(({ label, detail }) => ({
      label,
      type,
      apply: label + after,
      ...(detail === undefined ? {} : { info: detail }),
    })),
    validFor: /^[\w-]*$/,
  };
}
