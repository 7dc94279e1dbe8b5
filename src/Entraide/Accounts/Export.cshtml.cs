using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

public class ExportModel(IEnumerable<IKeepWords> keepers, OneTimes once, Brakes brakes, T words, Me me) : PageModel
{
    public const string Purpose = "export";
    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string? Token { get; private set; }
    public string Code { get; private set; } = "";

    public void OnGet() => me.Freshly();

    public async Task<IActionResult> OnPost(CancellationToken stop)
    {
        var account = me.Freshly();
        await brakes.Pass(BrakeRule.Export, account.Id);
        var all = new List<OwnWords>();
        foreach (var keeper in keepers) all.AddRange(await keeper.GiveBack(account, stop));
        Code = string.Join('-', OneTimeCode.Text(RandomNumberGenerator.GetBytes(16))[..25].Chunk(5).Select(five => new string(five)));
        var archive = SealedZip.Of(Code, [("mots.html", Encoding.UTF8.GetBytes(Page(all))), ("mots.json", JsonSerializer.SerializeToUtf8Bytes(all.Select(Parts), Readable))]);
        Token = once.Make(Purpose, account.Id, TimeSpan.FromHours(24), archive);
        return Page();
    }

    string Page(IEnumerable<OwnWords> all)
    {
        var parts = all.Select(w => $"<h2>{Html(w.Heading)}</h2>\n<dl>{string.Concat(w.Lines.Select(l => $"<dt>{Html(l.Label)}</dt><dd>{Html(l.Text)}</dd>\n"))}</dl>");
        return $"<!doctype html><html lang=\"{words.Language.Code}\"><meta charset=\"utf-8\"><title>{Html(words["My words"])}</title><body style=\"font:18px/1.5 sans-serif;max-width:42rem;margin:2rem auto\"><h1>{Html(words["My words"])}</h1>\n{string.Join('\n', parts)}";
    }

    static object Parts(OwnWords part) => new { heading = part.Heading, lines = part.Lines.Select(l => new { label = l.Label, text = l.Text }) };

    static string Html(string text) => WebUtility.HtmlEncode(text);
}
