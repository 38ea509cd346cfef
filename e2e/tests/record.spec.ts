import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { composer, messages, say, writeTo } from '../support/chat';
import { openBrowser, openChat, people } from '../support/people';
import type { Look } from '../support/people';

const run = Date.now().toString(36);
const shots = 'target/screens/record';

const texts = {
  en: { open: 'On the record', good: /signature is the archive/ },
  ar: { open: 'مسجَّل رسميًا', good: /توقيع الأرشيف/ },
} as const;

const looks: readonly (Look & { readonly name: string })[] = [
  { name: 'dark', scheme: 'dark' },
  { name: 'arabic', language: 'ar' },
  { name: 'phone', width: 'phone' },
  { name: 'phone-arabic-dark', width: 'phone', language: 'ar', scheme: 'dark' },
];

/** Opens what stands behind a message of that text. */
async function openRecord(page: Page, words: string, language: 'en' | 'ar' = 'en') {
  const line = messages(page).locator('[data-message]').filter({ hasText: words }).last();
  await line.hover();
  await line.getByRole('button').last().click();
  await page.getByRole('menuitem').filter({ hasText: texts[language].open }).click();
  return page.getByRole('dialog');
}

test('P4: a message shows its receipt, and the proof of it is checked in the browser and saved', async ({
  browser,
}) => {
  test.slow();
  const words = `For the record ${run}`;
  const rana = await openChat(await openBrowser(browser), people.rana);
  await writeTo(rana, people.jonas);
  await say(rana, words);
  await expect(messages(rana).getByText(words)).toBeVisible();

  await test.step('the proof comes by itself and holds', async () => {
    const dialog = await openRecord(rana, words);
    await expect(dialog).toContainText(texts.en.good, { timeout: 20_000 });
    await expect(dialog).toContainText('It is part of what was signed');
    await expect(dialog).toContainText('The sealed record is this message');
    await rana.screenshot({ path: `${shots}/light.png` });
    const { violations } = await new AxeBuilder({ page: rana }).include('[role=dialog]').analyze();
    expect(violations).toEqual([]);
  });

  await test.step('receipt and proof can be saved as one file', async () => {
    const download = rana.waitForEvent('download');
    await rana.getByRole('button', { name: 'Save receipt and proof' }).click();
    const saved = JSON.parse(await readFile(await (await download).path(), 'utf8')) as {
      receipt: { hash: string };
      proof: { state: string; hash: string; proof: string };
    };
    expect(saved.proof.state).toBe('sealed');
    expect(saved.proof.hash).toBe(saved.receipt.hash);
    expect(saved.proof.proof).toMatch(/^c2sp\.org\/tlog-proof@v1\n/);
    expect(JSON.stringify(saved)).not.toContain(words);
    await rana.keyboard.press('Escape');
    await expect(rana.getByRole('dialog')).toBeHidden();
    await expect(composer(rana)).toBeVisible();
  });

  await test.step('a proof that was changed on its way is seen', async () => {
    await rana.route('**/proofs/**', async (route) => {
      const answer = await route.fetch();
      const proof = (await answer.json()) as { salt: string };
      await route.fulfill({ response: answer, json: { ...proof, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } });
    });
    await rana.reload();
    const dialog = await openRecord(rana, words);
    await expect(dialog).toContainText('The sealed record is not this message', { timeout: 20_000 });
    await rana.screenshot({ path: `${shots}/changed.png` });
  });

  for (const look of looks) {
    await test.step(`the reader sees the same: ${look.name}`, async () => {
      const jonas = await openChat(await openBrowser(browser, look), people.jonas);
      await jonas
        .getByRole('button', { name: /Rana Haddad/ })
        .first()
        .click();
      const dialog = await openRecord(jonas, words, look.language ?? 'en');
      await expect(dialog).toContainText(texts[look.language ?? 'en'].good, { timeout: 20_000 });
      await jonas.screenshot({ path: `${shots}/${look.name}.png` });
      const { violations } = await new AxeBuilder({ page: jonas }).include('[role=dialog]').analyze();
      expect(violations).toEqual([]);
      await jonas.context().close();
    });
  }
});
