import { chatTexts } from '../../app/texts';
import { partsOf } from './links';
import classes from './messages.module.css';

/** A message's text as plain text nodes and safe links; its first strong character decides its direction. */
export function MessageText({ children }: { readonly children: string }) {
  const text = chatTexts.useText();
  return (
    <p className={classes.text} dir="auto">
      {partsOf(children).map(({ text: part, start, href, host }) =>
        href === undefined ? (
          <span key={start}>{part}</span>
        ) : (
          <a
            key={start}
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            title={text('externalLink', { host: host ?? '' })}
            dir="ltr"
          >
            {part}
          </a>
        ),
      )}
    </p>
  );
}
