import classes from './completeness.module.css';
import { completenessMessages } from './messages';
import { stateIcons } from './states';

const states = ['whole', 'waiting', 'differs', 'unchecked'] as const;

/** What the marks of a calendar mean. */
export function Legend() {
  const text = completenessMessages.useText();
  return (
    <ul className={classes['legend']} aria-label={text('legend')}>
      {states.map((state) => {
        const Icon = stateIcons[state];
        return (
          <li key={state}>
            <span className={classes['mark']} data-state={state} aria-hidden>
              <Icon size={16} stroke={2} />
            </span>
            {text(state)}
          </li>
        );
      })}
    </ul>
  );
}
