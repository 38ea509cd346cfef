import { expect, test } from '@playwright/test';
import { addresses } from '../support/addresses';
import { look } from '../support/look';
import { goToConsole, openBrowser, people } from '../support/people';

test('The index is built anew from the overview, and searched when it is whole', async ({ browser }) => {
  test.setTimeout(300_000);
  const claire = await goToConsole(await openBrowser(browser), people.claire);
  const card = claire
    .locator('section')
    .filter({ has: claire.getByRole('heading', { name: 'Search index' }) });
  await card.getByRole('button', { name: 'Rebuild from the vault' }).click();
  await look(claire, 'rebuild/1-ask');
  await claire.getByRole('dialog').getByRole('button', { name: 'Rebuild from the vault' }).click();
  // However fast it is: it is told of while it runs, or when it is done.
  await expect(card).toContainText(/positions sent|compared with|Last rebuilt/);
  await look(claire, 'rebuild/2-started');
  await expect(card).toContainText('Done', { timeout: 120_000 });
  await look(claire, 'rebuild/3-done');
  const phone = await goToConsole(
    await openBrowser(browser, { language: 'ar', width: 'phone', scheme: 'dark' }),
    people.claire,
  );
  await phone.goto(addresses.console);
  await expect(phone.getByRole('heading', { name: 'فهرس البحث' })).toBeVisible();
  await look(phone, 'rebuild/arabic-phone');
});
