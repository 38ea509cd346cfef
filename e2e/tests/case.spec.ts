import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addresses } from '../support/addresses';
import { composer, messages, say, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { look } from '../support/look';
import { ask, goToConsole, openBrowser, openChat, people, signIn } from '../support/people';

const run = `case${Date.now().toString(36)}`;
const room = `Desk ${run}`;
const matter = `Subpoena ${run}`;
const first = `The profit of that warning is small ${run}`;
const second = `The profit of that warning is large ${run}`;
const lunch = `Lunch at noon by the lake ${run}`;
const between = `Between us two, no word about the warning ${run}`;

type Rules = { items: readonly { version: number; state: string; document: { rules: readonly object[] } }[] };

test('R13 R15: a case from subpoena to frozen result set', async ({ browser }) => {
  test.setTimeout(500_000);
  const lina = await openChat(await openBrowser(browser), people.lina);
  await test.step('people write, in a room and to each other', async () => {
    await lina.getByRole('button', { name: 'New conversation' }).click();
    await lina.getByRole('menuitem', { name: 'Create a room' }).click();
    await lina.getByRole('dialog').getByRole('textbox', { name: 'Name of the room' }).fill(room);
    await lina.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click();
    await expect(composer(lina)).toBeVisible();
    await write(lina, first);
    await expect(async () => {
      await composer(lina).press('ArrowUp');
      await expect(lina.getByRole('textbox', { name: 'Edit the message' })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await lina.getByRole('textbox', { name: 'Edit the message' }).fill(second);
    await lina.getByRole('textbox', { name: 'Edit the message' }).press('Enter');
    await expect(messages(lina).getByText(second)).toBeVisible();
    await write(lina, lunch);
    await writeTo(lina, people.jonas);
    await write(lina, between);
  });

  const claire = await goToConsole(await openBrowser(browser), people.claire, false);
  const henrik = await goToConsole(await openBrowser(browser), people.henrik);
  await test.step('a matter is opened for the subpoena, before anything is read', async () => {
    await claire.goto(`${addresses.console}/search?q=${run}`);
    await expect(claire.getByRole('heading', { name: 'What are you working on?' })).toBeVisible();
    await claire.getByRole('combobox', { name: 'Matter' }).or(claire.getByLabel('Matter')).first().click();
    await claire.getByRole('option', { name: 'A new matter' }).click();
    await claire.getByRole('textbox', { name: 'Name' }).fill(matter);
    await claire.getByRole('textbox', { name: 'Purpose' }).fill('Subpoena of 3 November, case 26-1181');
    await look(claire, 'case/1-matter');
    await claire.getByRole('button', { name: 'Begin' }).click();
    await expect(claire.getByRole('button', { name: matter })).toBeVisible();
  });

  await test.step('the search finds what is near, and says what it leaves out', async () => {
    await claire.goto(
      `${addresses.console}/search?q=${encodeURIComponent(`(profit w/3 warning) AND ${run}`)}`,
    );
    await untilFound(claire, 2);
    await claire.goto(`${addresses.console}/search?q=${run}`);
    await expect(async () => {
      await claire.reload();
      await expect(claire.getByText('1 more in direct conversations')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await look(claire, 'case/2-left-out');
  });

  await test.step('a second person gives leave for the direct conversations, for a time', async () => {
    await claire.getByRole('link', { name: 'Ask to see them' }).click();
    await claire.getByRole('button', { name: 'Ask for leave' }).click();
    const dialog = claire.getByRole('dialog');
    await dialog.getByPlaceholder('People the record names').fill('Lina');
    await claire.getByRole('option', { name: people.lina.name }).click();
    await dialog.getByRole('textbox', { name: 'Why they are needed' }).fill(`The subpoena names her ${run}`);
    await dialog.getByRole('textbox', { name: 'For how many hours' }).fill('1');
    await look(claire, 'case/3-ask');
    await dialog.getByRole('button', { name: 'Ask for leave' }).click();
    await expect(request(claire)).toContainText('Waits for the lead');
    await expect(request(claire).getByRole('button', { name: 'Give leave' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await henrik.getByRole('link', { name: 'Direct conversations' }).click();
    await request(henrik).getByRole('button', { name: 'Give leave' }).click();
    await expect(request(henrik)).toContainText('In sight');
    await claire.reload();
    await expect(request(claire)).toContainText('by leave of h.brandt');
    await look(claire, 'case/4-leave');
    await claire.goto(`${addresses.console}/search?q=${run}`);
    await expect(results(claire).filter({ hasText: between })).toBeVisible();
    await look(claire, 'case/5-hits');
  });

  await test.step('charts show who wrote to whom, and the conversation how it stood', async () => {
    await claire.goto(`${addresses.console}/search?q=${run}&view=charts`);
    await expect(claire.getByRole('cell', { name: people.lina.name }).first()).toBeVisible();
    await look(claire, 'case/6-charts');
    await claire.goto(`${addresses.console}/search?q=${encodeURIComponent(`large ${run}`)}`);
    await results(claire).first().click();
    await claire.getByRole('dialog').getByRole('link', { name: 'Show in its conversation' }).click();
    await claire.getByRole('link', { name: 'As it stood at a moment' }).click();
    await expect(claire.getByText(second, { exact: true })).toBeVisible();
    await claire.getByRole('button', { name: 'Change before' }).click();
    await claire.waitForURL(/at=/);
    await look(claire, 'case/7-moment');
  });

  await test.step('a hold is previewed and placed, and the custodian says that she understood', async () => {
    await claire.goto(`${addresses.console}/holds/new`);
    await claire.getByRole('textbox', { name: 'Name' }).fill(`Warning ${run}`);
    await claire.getByPlaceholder('People who wrote it or could read it').fill('Lina');
    await claire.getByRole('option', { name: people.lina.name }).click();
    await claire.getByRole('combobox', { name: 'Terms' }).fill('warning');
    await claire.getByRole('combobox', { name: 'Terms' }).press('Enter');
    await claire.getByRole('button', { name: 'Count what it would be on' }).click();
    await expect(claire.getByText(/On hold would be: \d/)).toBeVisible();
    await look(claire, 'case/8-preview');
    await claire.getByRole('button', { name: 'Place a hold' }).click();
    await expect(claire.getByRole('heading', { level: 1, name: `Warning ${run}` })).toBeVisible();
    const custodian = await (await openBrowser(browser)).newPage();
    await custodian.goto(`${addresses.console}/my-notices`);
    await signIn(custodian, people.lina);
    await custodian.getByRole('button', { name: 'I have understood' }).first().click();
    await expect(custodian.getByText('You said that you understood').first()).toBeVisible();
    await look(custodian, 'case/9-notice');
    await claire.reload();
    await expect(claire.getByRole('row', { name: people.lina.name })).not.toContainText('not yet');
  });

  await test.step('what was found is frozen', async () => {
    await claire.goto(`${addresses.console}/search?q=${run}`);
    await claire.getByRole('button', { name: 'Freeze this result' }).click();
    await claire.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Answer ${run}`);
    await look(claire, 'case/10-freeze');
    await claire.getByRole('dialog').getByRole('button', { name: 'Freeze', exact: true }).click();
    await expect(claire.getByRole('heading', { level: 1, name: `Answer ${run}` })).toBeVisible();
    await expect(claire.getByText('The list is what was put on record')).toBeVisible();
    await expect(results(claire).filter({ hasText: lunch })).toBeVisible();
    await look(claire, 'case/11-frozen');
  });
  const set = claire.url();

  await test.step('a disposal afterwards takes what nothing keeps, and spares what is on hold', async () => {
    const kept = await withoutObligation(claire, henrik);
    const asked = await ask<{ id: string }>(claire, 'POST', 'erasures', {
      subject: people.lina.id,
      reason: `Letter of 20 November ${run}`,
    });
    await claire.goto(`${addresses.console}/retention?tab=erasures`);
    const letter = claire.getByRole('listitem').filter({ hasText: run });
    await letter.getByRole('button', { name: 'Verdicts' }).click();
    await expect(letter).toContainText(/On legal hold/);
    await look(claire, 'case/12-verdicts');
    await test.step('what she wrote is restricted until then, and read for a reason alone', async () => {
      await claire.goto(`${addresses.console}/search?q=${encodeURIComponent(`large ${run}`)}`);
      await expect(claire.getByText(/more (is|are) restricted/)).toBeVisible();
      await expect(claire.getByText(second)).toHaveCount(0);
      await claire.getByRole('button', { name: 'Say why you need them' }).click();
      const said = claire.getByRole('dialog');
      await said
        .getByRole('textbox', { name: 'Why they are needed' })
        .fill('The subpoena names the warning.');
      await look(claire, 'case/12b-reason');
      await said.getByRole('button', { name: 'Read them' }).click();
      await expect(results(claire).filter({ hasText: second }).first()).toContainText('Restricted');
      await expect(
        claire.getByRole('status').filter({ hasText: 'You read restricted records' }),
      ).toBeVisible();
      await look(claire, 'case/12c-restricted');
      await claire.getByRole('button', { name: 'End it now' }).click();
      await expect(claire.getByText(second)).toHaveCount(0);
    });
    await claire.goto(`${addresses.console}/retention?tab=disposals`);
    await claire.getByRole('button', { name: 'List what has ended' }).click();
    await expect(claire.getByText('Waits for approval').first()).toBeVisible();
    await henrik.goto(`${addresses.console}/retention?tab=disposals`);
    await henrik.getByRole('button', { name: 'Approve' }).click();
    await henrik.getByRole('dialog').getByRole('textbox').fill('She asked for it.');
    await henrik.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await expect(henrik.getByText('Done').first()).toBeVisible();
    await look(henrik, 'case/13-disposed');
    await ask(claire, 'POST', `erasures/${asked.id}/close`, {
      refused: false,
      reason: 'What no hold keeps is gone.',
    });
    await putInForce(claire, henrik, kept);
    await expect(async () => {
      await claire.goto(`${addresses.console}/search?q=${encodeURIComponent(`lunch ${run}`)}`);
      await expect(claire.getByText('Nothing on record matches')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await claire.goto(`${addresses.console}/search?q=${encodeURIComponent(`large ${run}`)}`);
    await results(claire).first().click();
    await claire.getByRole('button', { name: 'Why does this still exist?' }).click();
    await expect(claire.getByRole('dialog').getByText('It is on legal hold.')).toBeVisible();
    await look(claire, 'case/14-spared');
  });

  await test.step('the frozen set is as it was: what is gone shows as gone, what came stands beside it', async () => {
    await claire.goto(`${addresses.console}/search`);
    await lina.getByRole('listitem').filter({ hasText: room }).getByRole('button').click();
    await write(lina, `One more word ${run}`);
    await claire.goto(set);
    await expect(claire.getByText('The list is what was put on record')).toBeVisible();
    await expect(claire.getByText('Its place and its hash are what is left').first()).toBeVisible();
    await expect(async () => {
      await claire.getByRole('button', { name: 'Ask the same question now' }).click();
      await expect(claire.getByText('1 record came since')).toBeVisible({ timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
    await expect(claire.getByText(/of the set (was|were) disposed of/)).toBeVisible();
    await look(claire, 'case/15-since');
    const arabic = await goToConsole(await openBrowser(browser, { language: 'ar' }), people.claire, false);
    await ask(arabic, 'PUT', 'working-session', { matter: await matterOf(arabic), purpose: 'أمر القضاء' });
    for (const [name, address] of [
      ['search', `${addresses.console}/search?q=${run}`],
      ['frozen', set],
      ['sets', `${addresses.console}/result-sets`],
      ['leave', `${addresses.console}/direct-conversations`],
    ] as const) {
      await arabic.goto(address);
      await expect(arabic.getByRole('heading', { level: 1 })).toBeVisible();
      await look(arabic, `case/arabic-${name}`);
    }
    const phone = await goToConsole(
      await openBrowser(browser, { width: 'phone', scheme: 'dark' }),
      people.claire,
      false,
    );
    await ask(phone, 'PUT', 'working-session', { matter: await matterOf(phone) });
    await phone.goto(set);
    await expect(phone.getByRole('heading', { level: 1 })).toBeVisible();
    await look(phone, 'case/phone-frozen');
  });

  await test.step('leave ends, and with it the sight, in the set too; the hold is released', async () => {
    await claire.goto(`${addresses.console}/direct-conversations`);
    await request(claire).getByRole('button', { name: 'End it now' }).click();
    await expect(request(claire)).toContainText('Over');
    await claire.goto(set);
    await expect(claire.getByText('Out of your sight').first()).toBeVisible();
    await expect(claire.getByText(between)).toHaveCount(0);
    await claire.goto(`${addresses.console}/holds`);
    await claire.getByRole('link', { name: `Warning ${run}` }).click();
    await claire.getByRole('button', { name: 'Release the hold' }).click();
    await claire.getByRole('dialog').getByRole('textbox').fill('Settled.');
    await claire.getByRole('dialog').getByRole('button', { name: 'Release the hold' }).click();
    await expect(claire.getByText('Released').first()).toBeVisible();
  });
});

async function write(page: Page, words: string): Promise<void> {
  await say(page, words);
  await expect(messages(page).getByText(words)).toBeVisible();
}

/** This case's own request for leave. */
function request(page: Page) {
  return page.getByRole('listitem').filter({ hasText: `The subpoena names her ${run}` });
}

async function matterOf(page: Page): Promise<string> {
  const { items } = await ask<{ items: readonly { id: string; name: string }[] }>(page, 'GET', 'matters');
  return items.find(({ name }) => name === matter)?.id ?? '';
}

/** Has what wealth management writes kept for no law, so that somebody's wish to be forgotten counts. */
async function withoutObligation(officer: Page, lead: Page): Promise<readonly object[]> {
  const { items } = await ask<Rules>(officer, 'GET', 'retention/rules');
  const rules = items.find(({ state }) => state === 'in-force')?.document.rules ?? [];
  const ofWealth = {
    id: `wealth-${run}`,
    name: 'Wealth management',
    units: ['wealth'],
    period: 'P7Y',
    basis: 'Legitimate interest',
    obligation: false,
  };
  await putInForce(officer, lead, [...rules, ofWealth]);
  return rules;
}

async function putInForce(officer: Page, lead: Page, rules: readonly object[]): Promise<void> {
  const proposed = await ask<{ version: number }>(officer, 'POST', 'retention/rules', {
    comment: `For the test ${run}`,
    document: { rules, regions: {} },
  });
  await ask(lead, 'POST', `retention/rules/${proposed.version}/decision`, { approve: true });
}
