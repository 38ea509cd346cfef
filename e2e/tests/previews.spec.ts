import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { messages, say, writeTo } from '../support/chat';
import { addresses } from '../support/addresses';
import { untilFound } from '../support/console';
import { openSite } from '../support/pages';
import { goToConsole, openBrowser, openChat, people } from '../support/people';
import type { Look } from '../support/people';

const mark = `preview${Date.now().toString(36)}`;

const page = (title: string, description = '', site = '') => `<!doctype html><title>${title}</title>
  <meta name="description" content="${description}"><meta property="og:site_name" content="${site}">`;

const looks: readonly (Look & { readonly name: string })[] = [
  { name: 'light' },
  { name: 'dark', scheme: 'dark' },
  { name: 'arabic', language: 'ar' },
  { name: 'phone', width: 'phone' },
  { name: 'phone-arabic-dark', width: 'phone', language: 'ar', scheme: 'dark' },
];

test('P1 P2: what a linked page says of itself is judged, then seen by all, and found by an officer', async ({
  browser,
}) => {
  test.slow();
  // Pages of this run only: what a page said is remembered for minutes.
  const site = await openSite({
    [`/rates-${mark}`]: page(
      `Rates stay where they are ${mark}`,
      'The central bank said so this morning.',
      'The Paper',
    ),
    [`/arabic-${mark}`]: page(
      'أسعار الصرف كما هي هذا الأسبوع',
      'قال المصرف المركزي ذلك صباح اليوم.',
      'الجريدة',
    ),
    [`/long-${mark}`]: page('Donaudampfschifffahrtsgesellschaft'.repeat(5), 'w'.repeat(400)),
    [`/blocked-${mark}`]: page(`A guaranteed return for all ${mark}`),
  });
  test.skip(site === undefined, 'This Chancery was not told to preview pages of the test.');
  if (site === undefined) {
    return;
  }
  try {
    const rana = await openChat(await openBrowser(browser), people.rana);
    await writeTo(rana, people.jonas);
    const jonas = await openChat(await openBrowser(browser), people.jonas);
    await jonas
      .getByRole('button', { name: /Rana Haddad/ })
      .or(jonas.getByRole('link', { name: /Rana Haddad/ }))
      .first()
      .click();

    await test.step('everybody in the conversation sees it', async () => {
      await say(rana, `Have you read this? ${site.url(`/rates-${mark}`)}`);
      for (const each of [rana, jonas]) {
        await expect(card(each, `Rates stay where they are ${mark}`)).toContainText('127.0.0.1');
        await expect(card(each, `Rates stay where they are ${mark}`)).toContainText('The Paper');
      }
      await say(rana, site.url(`/arabic-${mark}`));
      await expect(card(jonas, 'أسعار الصرف')).toBeVisible();
      await say(rana, `انظر هنا ${site.url(`/long-${mark}`)}`);
      await expect(card(jonas, 'Donaudampf')).toBeVisible();
    });

    await test.step('what the policies stop is shown to nobody; the message stands', async () => {
      await say(rana, `And this one? ${site.url(`/blocked-${mark}`)}`);
      await expect(messages(jonas).getByText('And this one?').last()).toBeVisible();
    });

    for (const look of looks) {
      await test.step(`it fits and can be read: ${look.name}`, async () => {
        const seen = await openChat(await openBrowser(browser, look), people.jonas);
        await seen
          .getByRole('listitem')
          .filter({ hasText: people.rana.name })
          .getByRole('button')
          .first()
          .click();
        await expect(card(seen, 'Donaudampf')).toBeVisible();
        await seen.screenshot({ path: `target/screens/chat-previews-${look.name}.png` });
        const wider = await seen.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wider).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page: seen }).withTags(['wcag2a', 'wcag2aa']).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual(
          [],
        );
        await seen.context().close();
      });
    }

    await test.step('its sender takes it away, for everybody', async () => {
      const line = messages(rana).locator('[data-message]').filter({ hasText: 'Have you read this?' }).last();
      await line.getByRole('button', { name: 'Remove the preview' }).click();
      await expect(card(rana, `Rates stay where they are ${mark}`)).toHaveCount(0);
      await expect(card(jonas, `Rates stay where they are ${mark}`)).toHaveCount(0);
      await expect(messages(jonas)).not.toContainText('guaranteed return');
    });

    await test.step('an officer finds what was shown and what was stopped', async () => {
      const officer = await goToConsole(await openBrowser(browser), people.claire);
      await officer.goto(`${addresses.console}/search?q=${mark}&type=link.previewed,link.preview-blocked`);
      await untilFound(officer, 4);
      const found = officer.getByRole('region', { name: 'Search' });
      await expect(found.getByRole('listitem').filter({ hasText: 'Rates stay' })).toContainText(
        'Link preview',
      );
      await expect(found.getByRole('listitem').filter({ hasText: 'guaranteed return' })).toContainText(
        'Blocked',
      );
    });
  } finally {
    site.close();
  }
});

function card(at: Page, words: string) {
  // The last, where an earlier run has left some.
  return messages(at).getByRole('link').filter({ hasText: words }).last();
}
