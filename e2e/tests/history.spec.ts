import { expect, test } from '@playwright/test';
import { addresses } from '../support/addresses';
import { messages, say, writeTo } from '../support/chat';
import { look } from '../support/look';
import { goToConsole, openBrowser, openChat, people } from '../support/people';
import type { Look } from '../support/people';

const run = Date.now().toString(36);
const DAYS = 3650;

test('P7: two people decide for how long employees see messages, and employees read so', async ({
  browser,
}) => {
  test.slow();
  const nadia = await goToConsole(await openBrowser(browser), people.nadia);
  const elena = await goToConsole(await openBrowser(browser), people.elena);

  await test.step('an author proposes, and may not decide', async () => {
    await nadia.getByRole('link', { name: 'What employees see' }).click();
    await expect(nadia.getByRole('heading', { level: 1, name: 'What employees see' })).toBeVisible();
    await nadia.getByRole('button', { name: 'Propose another rule' }).click();
    const form = nadia.getByRole('dialog');
    const direct = form.getByRole('group', { name: 'Direct conversations' });
    await direct.getByRole('checkbox', { name: 'Only for some days' }).check();
    await direct.getByRole('textbox', { name: 'Days' }).fill('3');
    await form.getByRole('textbox', { name: 'Why (goes on record)' }).fill(`Asked for in ${run}`);
    await expect(direct.getByRole('textbox', { name: 'Days' })).toHaveValue('7');
    await direct.getByRole('textbox', { name: 'Days' }).fill(String(DAYS));
    await look(nadia, 'history-propose');
    await form.getByRole('button', { name: 'Propose' }).click();
    await expect(nadia.getByText(`Asked for in ${run}`)).toBeVisible();
    await expect(nadia.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true');
  });

  await test.step('an approver puts it in force', async () => {
    await elena.goto(`${addresses.console}/history`);
    await look(elena, 'history-proposed');
    await elena.getByRole('button', { name: 'Approve' }).click();
    await expect(elena.getByText('In force', { exact: true })).toBeVisible();
    await look(elena, 'history-in-force');
  });

  await test.step('a conversation says at its beginning what is not shown', async () => {
    for (const theirs of looks) {
      const rana = await openChat(await openBrowser(browser, theirs), people.rana);
      if (theirs === looks[0]) {
        await writeTo(rana, people.henrik);
        await say(rana, `Kept for a while ${run}`);
      } else {
        await rana.getByText(people.henrik.name).first().click();
      }
      await expect(messages(rana).getByText(run)).toBeVisible();
      const said = theirs.language === 'ar' ? 'وهي باقية في السجل' : 'days are not shown here any more';
      await expect(messages(rana).getByText(said)).toBeAttached();
      await messages(rana).getByText(said).scrollIntoViewIfNeeded();
      await look(rana, `history-chat-${theirs.language ?? 'en'}-${theirs.width ?? 'desktop'}`);
      await rana.context().close();
    }
  });

  await test.step('on an Arabic phone in the dark too, and back to always', async () => {
    await nadia.context().close();
    const phone = await goToConsole(await openBrowser(browser, looks[1]), people.nadia);
    await phone.goto(`${addresses.console}/history`);
    await expect(phone.getByRole('heading', { level: 1, name: 'ما يراه الموظفون' })).toBeVisible();
    await look(phone, 'history-phone');
    await phone.getByRole('button', { name: 'اقترح قاعدة أخرى' }).click();
    const form = phone.getByRole('dialog');
    await form.getByRole('checkbox', { name: 'لعدد من الأيام فقط' }).first().uncheck();
    await form.getByRole('textbox', { name: 'السبب (يُسجَّل)' }).fill('Back');
    await form.getByRole('button', { name: 'اقترح', exact: true }).click();
    await elena.reload();
    await elena.getByRole('button', { name: 'Approve' }).click();
    await expect(elena.getByText('Replaced', { exact: true }).first()).toBeVisible();
  });
});

const looks: readonly Look[] = [{}, { language: 'ar', scheme: 'dark', width: 'phone' }];
