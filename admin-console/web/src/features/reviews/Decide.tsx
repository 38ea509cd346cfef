import { useDisclosure } from '@mantine/hooks';
import { GuardedButton } from '../../ui/GuardedButton';
import { Ask } from '../policies/actions/Ask';
import { reviewMessages } from './messages';

type DecideProps = {
  readonly action: string;
  readonly title: string;
  readonly detail: string;
  readonly field?: string;
  readonly colour?: string;
  readonly barred?: string | undefined;
  readonly busy: boolean;
  readonly onConfirm: (reason: string) => void;
};

/** A button for a decision that needs its reason. */
export function Decide({
  action,
  title,
  detail,
  field,
  colour = 'ink',
  barred,
  busy,
  onConfirm,
}: DecideProps) {
  const text = reviewMessages.useText();
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <GuardedButton size="xs" variant="light" color={colour} reason={barred} loading={busy} onClick={open}>
        {action}
      </GuardedButton>
      <Ask
        opened={opened}
        title={title}
        detail={detail}
        action={action}
        colour={colour}
        reason={field ?? text('reason')}
        busy={busy}
        onConfirm={(reason) => {
          close();
          onConfirm(reason);
        }}
        onClose={close}
      />
    </>
  );
}
