import { notifications } from '@mantine/notifications';
import type { AppealAnsweredFrame, RejectedFrame } from '../socket/frames';
import { choose } from './route';
import { chatTexts } from './texts';

/** Says, wherever the person is, that a reviewer turned their message down; a click goes there. */
export function sayRejected({ id, conversation, reason }: RejectedFrame): void {
  show(`rejected-${id}`, conversation, text()('rejectedNotice'), reason, 'seal');
}

/** Says that an appeal was answered. */
export function sayAnswered(frame: AppealAnsweredFrame): void {
  const said = text()(frame.ruling === 'overturned' ? 'appealOverturned' : 'appealUpheld');
  show(
    `appeal-${frame.appeal}`,
    frame.conversation,
    text()('appealNotice'),
    `${said} ${frame.text}`,
    frame.ruling === 'overturned' ? 'moss' : 'brass',
  );
}

function show(id: string, conversation: string, title: string, message: string, color: string): void {
  notifications.show({ id, title, message, color, autoClose: 12_000, onClick: () => choose(conversation) });
}

function text() {
  return chatTexts.in(document.documentElement.lang === 'ar' ? 'ar' : 'en');
}
