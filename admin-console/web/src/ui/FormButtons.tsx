import { Button, Group } from '@mantine/core';

type FormButtonsProps = {
  readonly cancel: string;
  readonly action: string;
  readonly colour?: string;
  readonly busy: boolean;
  /** Whether something that is needed was not entered yet. */
  readonly missing: boolean;
  readonly onCancel: () => void;
  /** Left out where the form around them is submitted instead. */
  readonly onConfirm?: () => void;
};

/** The way out of a dialog's form, and the way through. */
export function FormButtons(props: FormButtonsProps) {
  const { cancel, action, colour, busy, missing, onCancel, onConfirm } = props;
  return (
    <Group justify="flex-end" gap="sm">
      <Button variant="default" onClick={onCancel}>
        {cancel}
      </Button>
      <Button
        type={onConfirm === undefined ? 'submit' : 'button'}
        {...(colour === undefined ? {} : { color: colour })}
        loading={busy}
        disabled={missing}
        {...(onConfirm === undefined ? {} : { onClick: onConfirm })}
      >
        {action}
      </Button>
    </Group>
  );
}
