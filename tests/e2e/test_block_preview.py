"""An author who picks a block sees beforehand what it looks like on the site."""

from playwright.sync_api import expect

# A block's name in the picker -> what stands in its preview, and only with the site's own template.
BLOCKS = {
    "Quote": "figure.quote blockquote",
    "Accordion": ".accordion details",
    "Film": ".video [data-video-play]",
    "Table": ".table-scroll table caption",
}


def test_the_preview_of_a_block_wears_the_sites_look(sign_in):
    page = sign_in("author")
    page.goto("/admin/pages/")
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("a[href*='/add/home/standardpage/']").click()
    page.get_by_role("button", name="Insert a block").first.click()
    for block, part in BLOCKS.items():
        row = page.locator(".w-combobox__option-row").filter(has=page.get_by_role("option", name=block, exact=True))
        row.get_by_role("button", name="Preview").click()
        frame = page.frame_locator(".w-combobox-preview__iframe")
        expect(frame.locator(part).first).to_be_visible()
        # the site's letters and tokens: a preview without the stylesheet has neither
        expect(frame.locator("body")).to_have_css("font-family", '"Familjen Grotesk", system-ui, sans-serif')
        assert frame.locator("html").evaluate("html => getComputedStyle(html).getPropertyValue('--birch')")
