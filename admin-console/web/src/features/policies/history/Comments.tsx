import { useFormats } from '@chancery/web-shell/i18n';
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '../../../api/me';
import { desk } from '../../../api/policies';
import type { Policy } from '../../../api/policies';
import { typed } from '../../../ui/typed';
import { policyMessages } from '../messages';
import classes from '../policies.module.css';
import { useTell } from '../useDraft';
import own from './history.module.css';

/** What authors and approvers say to each other about a policy. */
export function Comments({ policy, revision }: { readonly policy: Policy; readonly revision: number }) {
  const text = policyMessages.useText();
  const { exact } = useFormats();
  const mayDraft = useMay('draft-policies');
  const mayPublish = useMay('publish-policies');
  const cache = useQueryClient();
  const [entered, setEntered] = useState('');
  const tell = useTell();
  const say = useMutation({
    mutationFn: () => desk.comment(policy.id, { text: entered.trim(), revision }),
    onSuccess: async () => {
      setEntered('');
      await cache.invalidateQueries({ queryKey: ['policy', policy.id] });
    },
    onError: tell,
  });
  return (
    <section className={`console-card ${classes['panel'] ?? ''}`} aria-label={text('comments')}>
      <Text fw={600}>{text('comments')}</Text>
      {policy.comments.length === 0 ? (
        <Text size="sm" c="dimmed" mt={4} mb="sm">
          {text('noComments')}
        </Text>
      ) : (
        <ul className={own['comments']}>
          {policy.comments.map((comment) => (
            <li key={comment.at}>
              <Group gap={8}>
                <Text size="sm" fw={600}>
                  <bdi>{comment.author?.name ?? '?'}</bdi>
                </Text>
                <Text size="xs" c="dimmed">
                  {exact(comment.at)}
                  {comment.revision === undefined
                    ? ''
                    : ` · ${text('revision', { revision: comment.revision })}`}
                </Text>
              </Group>
              <Text size="sm" dir="auto" className={classes['lines'] ?? ''}>
                {comment.text}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {mayDraft || mayPublish ? (
        <>
          <Textarea
            aria-label={text('addComment')}
            placeholder={text('addComment')}
            value={entered}
            {...typed(entered)}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={4_000}
            onChange={({ currentTarget }) => setEntered(currentTarget.value)}
          />
          <Group justify="flex-end" mt="xs">
            <Button
              size="xs"
              variant="light"
              disabled={entered.trim() === ''}
              loading={say.isPending}
              onClick={() => say.mutate()}
            >
              {text('sendComment')}
            </Button>
          </Group>
        </>
      ) : null}
    </section>
  );
}
