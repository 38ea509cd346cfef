import { ProblemError } from '@chancery/web-shell/http';
import { ErrorState, LoadingState } from '@chancery/web-shell/ui';
import { useFormats } from '@chancery/web-shell/i18n';
import { Button, Group, Modal, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconClock, IconDownload, IconHelpCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { chatTexts } from '../../app/texts';
import type { Message } from '../messages/history';
import type { Receipt, Verified } from './proof';
import { proofQuery, receiptQuery, saveAsFile } from './receipts';
import type { Shown } from './receipts';
import classes from './record.module.css';

type OnRecordDialogProps = {
  readonly message: Message;
  readonly opened: boolean;
  readonly onClose: () => void;
};

/** That a message is on record, with the proof behind it, checked by this page. */
export function OnRecordDialog({ message, opened, onClose }: OnRecordDialogProps) {
  const text = chatTexts.useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text('onTheRecord')}
      closeButtonProps={{ 'aria-label': text('close') }}
    >
      {opened ? <Content message={message} /> : null}
    </Modal>
  );
}

function Content({ message }: { readonly message: Message }) {
  const text = chatTexts.useText();
  const receipt = useQuery(receiptQuery(message));
  if (receipt.isPending) {
    return <LoadingState rows={3} />;
  }
  if (receipt.error instanceof ProblemError && receipt.error.status === 404) {
    return <Text size="sm">{text('recordNotShown')}</Text>;
  }
  if (receipt.isError) {
    return <ErrorState error={receipt.error} onRetry={() => void receipt.refetch()} />;
  }
  const { archive } = receipt.data;
  return (
    <>
      <Text size="sm" c="dimmed" mb="md">
        {text('recordLead')}
      </Text>
      {archive ? (
        <Progress receipt={receipt.data} archive={archive} />
      ) : (
        <ul className={classes.steps}>
          <Step is="good">{text('recordJournalled')}</Step>
          <Step is="unsure">{text('recordNoProof')}</Step>
        </ul>
      )}
      <dl className={classes.facts}>
        <dt>{text('recordPlace')}</dt>
        <dd>
          {text('recordPlaceValue', {
            partition: receipt.data.partition,
            position: receipt.data.position,
          })}
        </dd>
        <dt>{text('recordHash')}</dt>
        <dd className={classes.hash} dir="ltr">
          {receipt.data.hash}
        </dd>
      </dl>
    </>
  );
}

function Progress({ receipt, archive }: { readonly receipt: Receipt; readonly archive: string }) {
  const text = chatTexts.useText();
  const shown = useQuery(proofQuery(receipt, archive));
  if (shown.isError) {
    return (
      <ul className={classes.steps}>
        <Step is="good">{text('recordJournalled')}</Step>
        <Step is="unsure">{text('recordArchiveAway')}</Step>
      </ul>
    );
  }
  const state: Shown = shown.data ?? { is: 'unknown' };
  return (
    <>
      <ul className={classes.steps} aria-live="polite">
        <Step is="good">{text('recordJournalled')}</Step>
        <Step is={state.is === 'unknown' ? 'open' : 'good'}>
          {text(state.is === 'unknown' ? 'recordArchiving' : 'recordArchived')}
        </Step>
        {state.is === 'sealed' ? <Checks verified={state.verified} /> : null}
        {state.is === 'disposed' ? <Step is="unsure">{text('recordDisposed')}</Step> : null}
        {state.is === 'unknown' || state.is === 'waiting' ? (
          <Step is="open">{text('recordSealing')}</Step>
        ) : null}
      </ul>
      {state.is === 'sealed' ? (
        <Group mt="md" mb="md">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.6} />}
            onClick={() => saveAsFile(receipt, state.proof)}
          >
            {text('recordSave')}
          </Button>
        </Group>
      ) : null}
    </>
  );
}

function Checks({ verified }: { readonly verified: Verified }) {
  const text = chatTexts.useText();
  const formats = useFormats();
  const { leaf, tree, signature, size, at } = verified;
  return (
    <>
      <Step is="good">
        {at === undefined
          ? text('recordSealedUndated')
          : text('recordSealed', {
              time: formats.exact(at.toISOString()),
              size: formats.number(Number(size)),
            })}
      </Step>
      <Step is={leaf ? 'good' : 'bad'}>{text(leaf ? 'recordLeafGood' : 'recordLeafBad')}</Step>
      <Step is={tree ? 'good' : 'bad'}>{text(tree ? 'recordTreeGood' : 'recordTreeBad')}</Step>
      <Signed signature={signature} />
      <li className={classes.key}>
        <Text size="xs" c="dimmed">
          {text('recordKey')}{' '}
          <bdi dir="ltr" className={classes.hash}>
            {verified.origin}
          </bdi>
        </Text>
      </li>
    </>
  );
}

function Signed({ signature }: Pick<Verified, 'signature'>) {
  const text = chatTexts.useText();
  if (signature === undefined) {
    return <Step is="unsure">{text('recordSignatureUnknown')}</Step>;
  }
  return (
    <Step is={signature ? 'good' : 'bad'}>
      {text(signature ? 'recordSignatureGood' : 'recordSignatureBad')}
    </Step>
  );
}

type StepProps = { readonly is: 'good' | 'bad' | 'open' | 'unsure'; readonly children: ReactNode };

const icons = {
  good: IconCircleCheck,
  bad: IconCircleX,
  open: IconClock,
  unsure: IconHelpCircle,
} as const;

function Step({ is, children }: StepProps) {
  const Icon = icons[is];
  return (
    <li className={classes.step} data-is={is}>
      <Icon size={18} stroke={1.8} aria-hidden />
      <span>{children}</span>
    </li>
  );
}
