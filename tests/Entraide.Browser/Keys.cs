using System.Text.Json;
using Microsoft.Playwright;

namespace Entraide.Browser;

/// <summary>Somebody without a mouse: goes on with Tab until the thing they look for has the focus, then presses a key.</summary>
sealed class Keys(IPage page)
{
    const int Most = 250;

    /// <summary>Enter on the link or button that is called so.</summary>
    public async Task Press(string name)
    {
        await Reach(name);
        await Send();
    }

    /// <summary>Enter where one is, and whatever page comes of it.</summary>
    public async Task Send()
    {
        var before = page.Url;
        // Waiting begins before the key: a fast answer would be missed for ever.
        var arriving = page.WaitForURLAsync(url => url != before);
        await page.Keyboard.PressAsync("Enter");
        await arriving;
    }

    public async Task Type(string label, string text)
    {
        await Reach(label);
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task Tick(string label)
    {
        await Reach(label);
        await page.Keyboard.PressAsync("Space");
    }

    async Task Reach(string name)
    {
        for (var n = 0; n < Most; n++)
        {
            if ((await page.EvaluateAsync<string>(Focused)).Contains(name, StringComparison.Ordinal)) return;
            await page.Keyboard.PressAsync("Tab");
        }
        throw new InvalidOperationException($"« {name} » is not reached by keyboard on {page.Url}.");
    }

    /// <summary>What the keyboard does not reach on this page, and what has the focus without showing it.</summary>
    public async Task<IReadOnlyList<string>> Missed()
    {
        var expected = await page.EvaluateAsync<int>(Number);
        await page.EvaluateAsync(Listen);
        for (var n = 0; n < expected + 10; n++) await page.Keyboard.PressAsync("Tab");
        var (reached, wrong) = (new HashSet<int>(), new List<string>());
        if (expected < 2) wrong.Add("has nothing to reach");
        foreach (var here in (await page.EvaluateAsync<JsonElement>("window.reached")).EnumerateArray())
            if (reached.Add(here.GetProperty("number").GetInt32()) && !here.GetProperty("shown").GetBoolean()) wrong.Add("no focus is seen on " + here.GetProperty("html").GetString());
        foreach (var number in Enumerable.Range(1, expected).Where(n => !reached.Contains(n)))
            wrong.Add("not reached: " + await page.EvaluateAsync<string>($"document.querySelector('[data-number=\"{number}\"]').outerHTML.slice(0, 120)"));
        return wrong;
    }

    const string Focused = "(document.activeElement.labels?.[0]?.innerText ?? '') + ' ' + (document.activeElement === document.body ? '' : document.activeElement.innerText)";

    // Of the buttons of one choice the keyboard reaches one; arrows lead to the others.
    const string Number = """
        (() => {
          const chosen = new Map();
          let n = 0;
          for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')) {
            if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) continue;
            if (one.type === 'radio') {
              const name = one.form ? [...document.forms].indexOf(one.form) + one.name : one.name;
              const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(one.name)}"]`)].filter(r => r.form === one.form);
              const entry = group.find(r => r.checked) ?? group[0];
              if (chosen.has(name) || one !== entry) continue;
              chosen.set(name, true);
            }
            one.dataset.number = ++n;
          }
          return n;
        })()
        """;

    const string Listen = """
        (() => {
          window.reached = [];
          document.addEventListener('focusin', ({ target: one }) => {
            if (!one.dataset.number) return;
            const seen = getComputedStyle(one), label = one.labels?.[0] && getComputedStyle(one.labels[0]);
            const shown = [seen, label].some(s => s && (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none'));
            window.reached.push({ number: +one.dataset.number, shown, html: one.outerHTML.slice(0, 120) });
          });
        })()
        """;
}
