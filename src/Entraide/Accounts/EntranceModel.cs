using Entraide.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Entraide.Accounts;

/// <summary>What is asked at every entrance: where to go from there, and what kind of device this is.</summary>
public abstract class EntranceModel(Discretion discretion) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    [BindProperty]
    public bool IsPrivate { get; set; }

    [BindProperty]
    public bool IsDiscreet { get; set; }

    public void OnGet() => IsDiscreet = discretion.IsOn;

    /// <summary>Before the session begins: its length follows from it.</summary>
    protected void KnowDevice() => discretion.Choose(IsDiscreet);
}
