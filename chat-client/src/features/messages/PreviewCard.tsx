import { useFailureText } from '@chancery/web-shell/ui';
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconX } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { server } from '../../app/server';
import { chatTexts } from '../../app/texts';
import type { Message } from './history';
import classes from './preview.module.css';
import { notePreview, usePreview } from './previews';

type PreviewCardProps = { readonly message: Message; readonly mine: boolean };

/** What the page a message links to says of itself, with the host it really is on; its sender can take it away. */
export function PreviewCard({ message, mine }: PreviewCardProps) {
  const text = chatTexts.useText();
  const failureText = useFailureText();
  const preview = usePreview(message);
  const { conversation, id } = message;
  const removal = useMutation({
    mutationFn: () => server.delete(`/api/conversations/${conversation}/messages/${id}/preview`),
    onSuccess: () =>
      notePreview({ type: 'preview', conversation, message: id, position: message.position, cursor: '' }),
    onError: (failure) => notifications.show({ color: 'red', message: failureText(failure) }),
  });
  if (preview === undefined) {
    return null;
  }
  const host = URL.canParse(preview.url) ? new URL(preview.url).host : preview.url;
  return (
    <div className={classes.preview}>
      <a
        className={classes.page}
        href={preview.url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={text('externalLink', { host })}
      >
        <Text component="span" className={classes.site} size="xs" c="dimmed">
          {typeof preview.site === 'string' ? <bdi>{preview.site}</bdi> : null}
          <bdi dir="ltr">{host}</bdi>
        </Text>
        <Text component="span" className={classes.title} size="sm" fw={600} dir="auto">
          {preview.title}
        </Text>
        {typeof preview.description === 'string' ? (
          <Text component="span" className={classes.description} size="sm" dir="auto">
            {preview.description}
          </Text>
        ) : null}
      </a>
      {mine ? (
        <Tooltip label={text('removePreview')}>
          <ActionIcon
            className={classes.remove ?? ''}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={text('removePreview')}
            loading={removal.isPending}
            onClick={() => removal.mutate()}
          >
            <IconX size={14} />
          </ActionIcon>
        </Tooltip>
      ) : null}
    </div>
  );
}
