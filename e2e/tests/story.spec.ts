import { expect, test } from '@playwright/test';
import { addresses } from '../support/addresses';
import { composer, messages, say, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

/** A word of this run only, so that an archive with earlier runs in it finds just these messages. */
const mark = `story${Date.now().toString(36)}`;
const words = {
  plain: `Lunch at noon by the river? ${mark}`,
  blocked: `This fund is a guaranteed return, tell nobody. ${mark}`,
  alerting: `Better call my cell about that. ${mark}`,
};

test('P1 P2: a message travels, one is blocked with its tip, one raises an alert, and an officer finds all three', async ({
  browser,
}) => {
  const rana = await openChat(await openBrowser(browser), people.rana);
  const jonas = await openChat(await openBrowser(browser), people.jonas);

  await test.step('one employee writes to another, who reads it', async () => {
    await writeTo(rana, people.jonas);
    await say(rana, words.plain);
    await expect(messages(rana).getByText(words.plain)).toBeVisible();
    await jonas
      .getByRole('link', { name: /Rana Haddad/ })
      .or(jonas.getByRole('button', { name: /Rana Haddad/ }))
      .first()
      .click();
    await expect(messages(jonas).getByText(words.plain)).toBeVisible();
  });

  await test.step('a blocked message stays with its writer, with the reason, to be edited', async () => {
    await say(rana, words.blocked);
    const refused = rana.getByRole('region', { name: 'Blocked by company policy' });
    await expect(refused).toContainText('guaranteed return');
    await expect(refused.locator('mark')).toHaveText('guaranteed return');
    await refused.getByRole('button', { name: 'Edit' }).click();
    await expect(composer(rana)).toHaveValue(words.blocked);
    await composer(rana).fill('');
  });

  await test.step('an alert is not shown to anybody in the conversation', async () => {
    await say(rana, words.alerting);
    await expect(messages(jonas).getByText(words.alerting)).toBeVisible();
    await expect(messages(jonas)).not.toContainText('guaranteed return, tell nobody. ' + mark);
    await expect(rana.getByText('alert')).toHaveCount(0);
  });

  const officer = await goToConsole(await openBrowser(browser), people.claire);
  await test.step('a compliance officer finds all three, with what was decided about each', async () => {
    await officer.getByRole('link', { name: 'Search' }).first().click();
    await officer.getByRole('searchbox').fill(mark);
    await officer.getByRole('button', { name: 'Search', exact: true }).click();
    await untilFound(officer, 3);
    const found = officer.getByRole('region', { name: 'Search' });
    await expect(found.getByRole('listitem').filter({ hasText: 'Lunch at noon' })).toContainText('Allowed');
    await expect(found.getByRole('listitem').filter({ hasText: 'guaranteed return' })).toContainText(
      'Blocked',
    );
    await expect(found.getByRole('listitem').filter({ hasText: 'call my cell' })).toContainText('Alert');
  });

  await test.step('and reads them without touching the mouse', async () => {
    const keys = officer.keyboard;
    await keys.press('j');
    await expect(results(officer).nth(0)).toBeFocused();
    await keys.press('j');
    await expect(results(officer).nth(1)).toBeFocused();
    await keys.press('k');
    await expect(results(officer).nth(0)).toBeFocused();

    await keys.press('Enter');
    const record = officer.getByRole('dialog', { name: 'Record' });
    await expect(record).toContainText('Place in the journal');
    await keys.press('Escape');
    await expect(record).toBeHidden();
    await expect(results(officer).nth(0)).toBeFocused();

    await keys.press('/');
    await expect(officer.getByRole('searchbox')).toBeFocused();
    await keys.press('ControlOrMeta+a');
    await keys.type(`lunch ${mark}`);
    await keys.press('Enter');
    await expect(officer.getByRole('status').filter({ hasText: '1 record' })).toBeVisible();
  });
});

test('An employee cannot open the console', async ({ browser }) => {
  const page = await goToConsole(await openBrowser(browser), people.lina);

  await expect(page.getByRole('heading', { name: 'The console is not open to your account' })).toBeVisible();
  const answer = await page.request.get(
    `${addresses.console}/api/archive/search?q=anything&purpose=curiosity`,
  );
  expect(answer.status()).toBe(403);
});
