using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Xunit;

namespace Entraide.Tests;

/// <summary>
/// Somebody without script, who visits, follows, presses and reads, and finds controls only by visible words.
/// Two controls with the same words are an error, because a person could not tell them apart.
/// </summary>
public sealed class Visitor
{
    static readonly IBrowsingContext Parser = BrowsingContext.New(Configuration.Default);
    readonly HttpClient http;

    public Visitor(HttpClient http, string language)
    {
        this.http = http;
        http.DefaultRequestHeaders.Add("Accept-Language", language);
        http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    public IDocument Page { get; private set; } = null!;
    public HttpStatusCode Status { get; private set; }
    public Uri Address { get; private set; } = new("https://localhost/");
    public HttpResponseMessage Answer { get; private set; } = null!;
    public string Path => Address.PathAndQuery;

    /// <summary>What the page says, with white space folded.</summary>
    public string Text => Fold(Page.QuerySelector("main")?.TextContent ?? Page.Body?.TextContent ?? "");

    public async Task<Visitor> Visit(string path)
    {
        await Read(await http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute)));
        return this;
    }

    public Task<HttpResponseMessage> Get(string path) => http.GetAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => http.SendAsync(request);

    /// <summary>What a form of ours would carry for this visitor, to try an act whose page they cannot open.</summary>
    public Task<string> FormToken() => http.GetStringAsync(new Uri("/a-form-token", UriKind.Relative));

    public async Task<Visitor> Follow(string words)
    {
        var links = Page.QuerySelectorAll("a[href]").Where(a => Says(a, words)).DistinctBy(a => a.GetAttribute("href")).ToList();
        Assert.True(links.Count == 1, $"{links.Count} links say « {words} » on {Path}. There are: {string.Join(" | ", Page.QuerySelectorAll("a[href]").Select(a => Fold(a.TextContent)))}");
        return await Visit(new Uri(Address, links[0].GetAttribute("href")).ToString());
    }

    /// <summary>Fills the fields by their labels and presses the button. A check box takes "yes" or "no"; a group of radios is named by its legend.</summary>
    public async Task<Visitor> Press(string words, params (string Label, string Value)[] fields)
    {
        await Read(await http.SendAsync(Request(words, fields)));
        return this;
    }

    /// <summary>The request a press would send, to send it twice or by hand.</summary>
    public HttpRequestMessage Request(string words, params (string Label, string Value)[] fields)
    {
        var buttons = Page.QuerySelectorAll("button").Where(b => Says(b, words)).ToList();
        Assert.True(buttons.Count == 1, $"{buttons.Count} buttons say « {words} » on {Path} ({(int)Status}). There are: {string.Join(" | ", Page.QuerySelectorAll("button").Select(b => Fold(b.TextContent)))}. {Text}");
        var form = (IHtmlFormElement)buttons[0].Closest("form")!;
        foreach (var (label, value) in fields) Fill(form, label, value);
        var data = form.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(Sent).ToList();
        if (buttons[0].GetAttribute("name") is { } name) data.Add(new(name, buttons[0].GetAttribute("value") ?? ""));
        var action = buttons[0].GetAttribute("formaction") ?? form.GetAttribute("action");
        var target = string.IsNullOrEmpty(action) ? Address : new Uri(Address, action);
        if (form.GetAttribute("method")?.Equals("post", StringComparison.OrdinalIgnoreCase) == true)
            return new(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(data) };
        var query = string.Join('&', data.Select(d => $"{Uri.EscapeDataString(d.Key)}={Uri.EscapeDataString(d.Value)}"));
        return new(HttpMethod.Get, new UriBuilder(target) { Query = query }.Uri);
    }

    public void Sees(string words) => Assert.Contains(Fold(words), Text, StringComparison.Ordinal);

    public void DoesNotSee(string words) => Assert.DoesNotContain(Fold(words), Text, StringComparison.Ordinal);

    /// <summary>What the field with this label holds now.</summary>
    public string Typed(string label)
    {
        var control = Control(Page.Body!, label);
        return control is IHtmlTextAreaElement area ? area.Value : control is IHtmlSelectElement select ? select.Value ?? "" : ((IHtmlInputElement)control).Value;
    }

    async Task Read(HttpResponseMessage answer)
    {
        Answer = answer;
        Status = answer.StatusCode;
        Address = answer.RequestMessage!.RequestUri!;
        Page = await Parser.OpenAsync(r => r.Content(answer.Content.ReadAsStream()).Address(Address.ToString()));
        if (Status == HttpStatusCode.InternalServerError) Assert.Fail($"{Path} answered 500: {Text}");
    }

    static void Fill(IElement form, string label, string value)
    {
        var legend = form.QuerySelectorAll("legend").FirstOrDefault(l => Says(l, label));
        if (legend is not null)
        {
            var choice = (IHtmlInputElement)Control(legend.ParentElement!, value);
            choice.IsChecked = true;
            if (choice.Type == "radio")
                foreach (var other in form.QuerySelectorAll($"input[type=radio][name='{choice.Name}']").OfType<IHtmlInputElement>())
                    other.IsChecked = other == choice;
            return;
        }
        switch (Control(form, label))
        {
            case IHtmlInputElement { Type: "checkbox" } box: box.IsChecked = value == "yes"; break;
            case IHtmlInputElement { Type: "radio" } radio: radio.IsChecked = true; break;
            case IHtmlInputElement input: input.Value = value; break;
            case IHtmlTextAreaElement area: area.Value = value; break;
            case IHtmlSelectElement select:
                var option = select.Options.SingleOrDefault(o => Fold(o.Text) == value || o.Value == value);
                Assert.True(option is not null, $"« {label} » has no choice « {value} »: {string.Join(" | ", select.Options.Select(o => o.Text))}");
                select.Value = option!.Value;
                break;
        }
    }

    static IElement Control(IElement within, string label)
    {
        var labels = within.QuerySelectorAll("label").Where(l => Says(l, label)).ToList();
        Assert.True(labels.Count == 1, $"{labels.Count} labels say « {label} ». There are: {string.Join(" | ", within.QuerySelectorAll("label, legend").Select(l => Fold(l.TextContent)))}");
        var found = labels[0].GetAttribute("for") is { } id ? within.Owner!.GetElementById(id) : labels[0].QuerySelector("input, select, textarea");
        Assert.True(found is not null, $"The label « {label} » points to nothing");
        return found!;
    }

    static IEnumerable<KeyValuePair<string, string>> Sent(IElement control) => control switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [new(box.Name!, box.Value)] : [],
        IHtmlInputElement { Type: "submit" or "button" or "image" } => [],
        IHtmlInputElement input => [new(input.Name!, input.Value)],
        IHtmlTextAreaElement area => [new(area.Name!, area.Value)],
        IHtmlSelectElement select => select.SelectedOptions.Select(o => KeyValuePair.Create(select.Name!, o.Value)),
        _ => [],
    };

    static bool Says(IElement element, string words) =>
        Fold(element.TextContent) == Fold(words) || element.GetAttribute("aria-label") == words;

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
