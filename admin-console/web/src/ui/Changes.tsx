import { catalogue, useFormats } from '@chancery/web-shell/i18n';
import { SpanText } from '@chancery/web-shell/ui';
import { Group, Text } from '@mantine/core';
import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import type { OpenedType, RecordView, Spans } from '../api/archive';

const messages = catalogue(
  {
    before: 'Before:',
    after: 'After:',
    wanted: 'Wanted:',
    edited: { one: 'Edited later, at {at}', other: 'Edited {count} times later, last at {at}' },
    recalled: 'Recalled later, at {at}: nobody in the conversation sees it any more',
  },
  {
    ar: {
      before: 'قبل:',
      after: 'بعد:',
      wanted: 'المطلوب:',
      edited: {
        one: 'عُدّلت لاحقًا، في {at}',
        two: 'عُدّلت مرتين لاحقًا، آخرهما في {at}',
        few: 'عُدّلت {count} مرات لاحقًا، آخرها في {at}',
        other: 'عُدّلت {count} مرة لاحقًا، آخرها في {at}',
      },
      recalled: 'استُرجعت لاحقًا، في {at}: لم يعد يراها أحد في المحادثة',
    },
  },
);

type BeforeProps = {
  readonly words: string;
  readonly spans?: Spans;
  /** The kind of record: words that still stand are not crossed out. */
  readonly type: OpenedType;
};

/** What an edited message said until then; what it says now, or was to say, follows. */
export function Before({ words, spans, type }: BeforeProps) {
  const text = messages.useText();
  return (
    <>
      <Text size="xs" c="dimmed" component="div">
        {text('before')}{' '}
        <Text
          component={type === 'message.edited' ? 'del' : 'span'}
          td={type === 'message.edited' ? 'line-through' : 'none'}
          size="sm"
          dir="auto"
          style={{ whiteSpace: 'pre-wrap' }}
        >
          <SpanText text={words} spans={spans ?? []} />
        </Text>
      </Text>
      <Text size="xs" c="dimmed">
        {text(type === 'message.edited' ? 'after' : 'wanted')}
      </Text>
    </>
  );
}

/** How a message fared after it was delivered. */
export function Changes({ of }: { readonly of: RecordView }) {
  const text = messages.useText();
  const formats = useFormats();
  const { changes } = of;
  if (changes === undefined || changes === null) {
    return null;
  }
  return (
    <>
      {typeof changes.editedAt === 'string' ? (
        <Group gap={6} wrap="nowrap" c="dimmed" fz="xs">
          <IconPencil size={14} aria-hidden />
          {text('edited', { count: changes.edits, at: formats.exact(changes.editedAt) })}
        </Group>
      ) : null}
      {typeof changes.recalledAt === 'string' ? (
        <Group gap={6} wrap="nowrap" c="dimmed" fz="xs">
          <IconArrowBackUp size={14} aria-hidden className="chancery-flip" />
          {text('recalled', { at: formats.exact(changes.recalledAt) })}
        </Group>
      ) : null}
    </>
  );
}
