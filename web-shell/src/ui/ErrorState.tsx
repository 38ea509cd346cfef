import { Button, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { IconCloudOff, IconRefresh } from '@tabler/icons-react';
import { useCallback } from 'react';
import { ProblemError, TimedOutError, UnreachableError } from '../http/failures';
import { shellMessages } from './messages';

/** Puts any failure into words for the person in front of the page; a problem's own detail wins. */
export function useFailureText(): (failure: unknown) => string {
  const text = shellMessages.useText();
  return useCallback(
    (failure) => {
      if (failure instanceof UnreachableError) {
        return text('unreachable');
      }
      if (failure instanceof TimedOutError) {
        return text('timedOut');
      }
      if (!(failure instanceof ProblemError)) {
        return text('serverFailed');
      }
      switch (failure.status) {
        case 401:
          return text('unauthenticated');
        case 403:
          return failure.problem.detail ?? text('forbidden');
        case 404:
          return failure.problem.detail ?? text('notFound');
        case 429:
          return text('tooMany');
        default:
          return failure.problem.detail ?? text('serverFailed');
      }
    },
    [text],
  );
}

type ErrorStateProps = { readonly error: unknown; readonly onRetry?: () => void };

/** Says what went wrong where content should stand, and offers another try. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const text = shellMessages.useText();
  const failureText = useFailureText();
  return (
    <Stack role="alert" align="center" justify="center" gap="xs" p="xl" mih={220} ta="center">
      <ThemeIcon variant="light" color="seal" size={56} radius="xl" mb="xs" aria-hidden>
        <IconCloudOff size={28} stroke={1.5} />
      </ThemeIcon>
      <Title order={2} size="h3">
        {text('failed')}
      </Title>
      <Text c="dimmed" maw={420}>
        {failureText(error)}
      </Text>
      {onRetry === undefined ? null : (
        <Button mt="xs" variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
          {text('retry')}
        </Button>
      )}
    </Stack>
  );
}
