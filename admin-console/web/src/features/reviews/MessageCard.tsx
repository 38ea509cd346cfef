import { useFormats } from '@chancery/web-shell/i18n';
import { SpanText } from '@chancery/web-shell/ui';
import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { JudgedMessage } from '../../api/reviews';
import { RuleOutcomeBadge } from '../../ui/Findings';
import { HeldFiles } from './HeldFiles';
import classes from './reviews.module.css';

type MessageCardProps = {
  readonly message: JudgedMessage;
  readonly where: string | undefined;
  readonly children: ReactNode;
};

/** A judged message with what was found in it, and what can be decided about it. */
export function MessageCard({ message, where, children }: MessageCardProps) {
  const { exact } = useFormats();
  return (
    <article className={`console-card ${classes['card'] ?? ''}`}>
      <Group gap={8} mb={6}>
        <Text fw={600}>
          <bdi>{message.sender.name}</bdi>
        </Text>
        {message.sender.unit === undefined ? null : (
          <Text size="sm" c="dimmed">
            <bdi>{message.sender.unit}</bdi>
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {exact(message.at)}
        </Text>
        {where === undefined ? null : (
          <Text size="sm" c="dimmed" dir="auto">
            · {where}
          </Text>
        )}
      </Group>
      <p className={classes['text']} dir="auto">
        <SpanText
          text={message.text}
          spans={message.findings.flatMap((finding) =>
            finding.part === undefined ? [...finding.spans] : [],
          )}
        />
      </p>
      <HeldFiles message={message} />
      <Group gap={8} mb="sm">
        {message.findings.map((finding) => (
          <Group key={`${finding.policy} ${finding.rule} ${finding.part ?? ''}`} gap={6}>
            <RuleOutcomeBadge outcome={finding.outcome} />
            <Text size="xs">
              <bdi>{finding.policy}</bdi> / <bdi>{finding.rule}</bdi>
            </Text>
            {finding.queue === undefined ? null : (
              <Badge color="gray" variant="outline">
                <bdi>{finding.queue}</bdi>
              </Badge>
            )}
          </Group>
        ))}
      </Group>
      {children}
    </article>
  );
}
