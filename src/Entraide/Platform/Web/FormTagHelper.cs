using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entraide.Platform.Web;

/// <summary>Every posted form carries an anti-forgery token and the key that makes repeating it harmless, whatever its action.</summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostedFormTagHelper(IAntiforgery antiforgery) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = ViewContext.HttpContext.Request.HasFormContentType ? ViewContext.HttpContext.Request.Form[ActKeys.Field].ToString() : "";
        var key = Guid.TryParse(typed, out var again) ? again : Guid.NewGuid();
        output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{ActKeys.Field}\" value=\"{key:N}\">");
        output.PostContent.AppendHtml(antiforgery.GetHtml(ViewContext.HttpContext));
    }
}
