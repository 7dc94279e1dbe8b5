using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Entraide.Platform.Web;

/// <summary>An address of our own to go back to: it never leads elsewhere, and letters that a header cannot carry are escaped.</summary>
public static class LocalAddress
{
    public static string Of(string? to, string otherwise) => RedirectHttpResult.IsLocalUrl(to)
        ? string.Concat(to!.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())))
        : otherwise;
}
