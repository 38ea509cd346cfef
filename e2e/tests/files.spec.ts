import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { addresses, filesDirectory } from '../support/addresses';
import { messages, writeTo } from '../support/chat';
import { results, untilFound } from '../support/console';
import { goToConsole, openBrowser, openChat, people } from '../support/people';

/** A word of this run only. */
const mark = `files${Date.now().toString(36)}`;

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

type Sent = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function attach(page: Page, ...files: Sent[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
  const tray = page.getByRole('list', { name: 'Files to send' });
  await expect(tray.getByRole('listitem')).toHaveCount(files.length);
  await expect(tray.getByRole('progressbar')).toHaveCount(0);
}

test('P1: files reach others with their message, and not when a policy blocks what is in them', async ({
  browser,
}) => {
  const rana = await openChat(await openBrowser(browser), people.rana);
  const jonas = await openChat(await openBrowser(browser), people.jonas);
  await writeTo(rana, people.jonas);
  const officer = await goToConsole(await openBrowser(browser), people.claire);
  const before = await sealedFiles(officer);

  await test.step('two files without a word', async () => {
    await attach(
      rana,
      { name: `${mark} minutes.txt`, mimeType: 'text/plain', buffer: content('We met at noon.') },
      { name: `${mark}.png`, mimeType: 'image/png', buffer: Buffer.concat([pixel, content('')]) },
    );
    await writeTo(rana, people.claire);
    await expect(rana.getByRole('list', { name: 'Files to send' })).toBeHidden();
    await writeTo(rana, people.jonas);
    await expect(rana.getByRole('list', { name: 'Files to send' }).getByRole('listitem')).toHaveCount(2);
    await rana.screenshot({ path: 'target/screens/files-tray.png' });
    await rana.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(rana.getByRole('list', { name: 'Files to send' })).toBeHidden();
    await expect(messages(rana).getByText(`${mark} minutes.txt`)).toBeVisible();
  });

  await test.step('the other one sees the picture and saves the text', async () => {
    await jonas
      .getByRole('link', { name: /Rana Haddad/ })
      .or(jonas.getByRole('button', { name: /Rana Haddad/ }))
      .first()
      .click();
    await expect(messages(jonas).getByRole('img', { name: `${mark}.png` })).toBeVisible();
    await jonas.screenshot({ path: 'target/screens/files-received.png' });
    const download = jonas.waitForEvent('download');
    await messages(jonas)
      .getByRole('link', { name: new RegExp(`Save ${mark} minutes.txt`, 'u') })
      .click();
    expect((await download).suggestedFilename()).toBe(`${mark} minutes.txt`);
  });

  await test.step('what is written in a file is judged', async () => {
    await attach(rana, {
      name: `${mark} offer.txt`,
      mimeType: 'text/plain',
      buffer: content('This fund is a guaranteed return.'),
    });
    await rana.getByRole('button', { name: 'Send', exact: true }).click();
    const refused = rana.getByRole('region', { name: 'Blocked by company policy' });
    await expect(refused).toContainText(`${mark} offer.txt`);
    await rana.screenshot({ path: 'target/screens/files-blocked.png' });
    await refused.getByRole('button', { name: 'Edit' }).click();
    const tray = rana.getByRole('list', { name: 'Files to send' });
    await expect(tray).toContainText(`${mark} offer.txt`);
    await tray.getByRole('button', { name: `Remove ${mark} offer.txt` }).click();
    await expect(tray).toBeHidden();
    await expect(messages(jonas)).not.toContainText('offer.txt');
  });

  await test.step('an officer finds the files by name and can save them', async () => {
    await officer.getByRole('link', { name: 'Search' }).first().click();
    await officer.getByRole('searchbox').fill(`"${mark} offer"`);
    await officer.getByRole('button', { name: 'Search', exact: true }).click();
    await untilFound(officer, 2);
    await results(officer).first().click();
    const record = officer.getByRole('dialog', { name: 'Record' });
    await officer.screenshot({ path: 'target/screens/files-record.png' });
    const download = officer.waitForEvent('download');
    await record.getByRole('link', { name: `${mark} offer.txt` }).click();
    expect((await download).suggestedFilename()).toBe(`${mark} offer.txt`);
  });

  await test.step('and saves them when messaging has lost its copy', async () => {
    if (filesDirectory === undefined) {
      test.info().annotations.push({ type: 'not tried', description: 'CHANCERY_FILES_DIRECTORY is not set' });
      return;
    }
    const lost = content('Nobody else has this.');
    await expect.poll(() => sealedFiles(officer), { timeout: 60_000 }).toBe(before + 3);
    await attach(rana, { name: `${mark} lost.txt`, mimeType: 'text/plain', buffer: lost });
    await rana.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(messages(rana).getByText(`${mark} lost.txt`)).toBeVisible();
    await expect.poll(() => sealedFiles(officer), { timeout: 60_000 }).toBe(before + 4);
    await rm(copyOf(lost, filesDirectory));
    await officer.keyboard.press('Escape');
    await officer.getByRole('searchbox').fill(`"${mark} lost"`);
    await untilFound(officer, 2);
    await results(officer).first().click();
    const download = officer.waitForEvent('download');
    await officer
      .getByRole('dialog', { name: 'Record' })
      .getByRole('link', { name: `${mark} lost.txt` })
      .click();
    expect(await readFile(await (await download).path())).toEqual(lost);
  });
});

/** What no file of another run says. */
function content(words: string): Buffer {
  return Buffer.from(`${words} ${mark}`);
}

/** How many files the vault has. */
async function sealedFiles(officer: Page): Promise<number> {
  const answer = await officer.request.get(`${addresses.console}/api/archive/evidence`);
  return ((await answer.json()) as { vault: { files: number } }).vault.files;
}

/** Where the messaging service keeps a content. */
function copyOf(content: Buffer, directory: string): string {
  const hash = createHash('sha256').update(content).digest('hex');
  return join(directory, hash.slice(0, 2), hash.slice(2, 4), hash);
}
