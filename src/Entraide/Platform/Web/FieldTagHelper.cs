using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Entraide.Platform.Words;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Entraide.Platform.Web;

/// <summary>
/// A field: label, hint, error and control, wired together once. What was typed comes back after an error.
/// <c>label</c> and <c>hint</c> are English sentences and are translated here. Content between the tags replaces the control
/// of <c>type="select"</c>.
/// </summary>
[HtmlTargetElement("field", Attributes = "for")]
public sealed class FieldTagHelper(T words) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string Label { get; set; } = "";
    public string? Hint { get; set; }
    public string Type { get; set; } = "text";
    public int Rows { get; set; } = 5;
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public int? Maxlength { get; set; }
    public string? Min { get; set; }
    public string? Max { get; set; }
    public bool Autofocus { get; set; }
    public IEnumerable<SelectListItem>? Items { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    string Id => TagBuilder.CreateSanitizedId(For.Name, "_");

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ViewContext.ModelState.TryGetValue(For.Name, out var entry);
        var error = entry?.Errors.FirstOrDefault()?.ErrorMessage;
        if (error is not null) FieldProblems.Of(ViewContext.HttpContext).Add((Id, words[Label], error));
        var typed = entry?.AttemptedValue ?? Shown(For.Model);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", error is null ? "field" : "field has-error");
        var content = output.Content;
        if (Type == "checkbox") content.AppendHtml(Checkbox(typed, error)).AppendHtml(LabelFor(Id, Label));
        else content.AppendHtml(LabelFor(Id, Label));
        if (Hint is not null) content.AppendHtml(Paragraph("hint", $"{Id}-hint", words[Hint]));
        if (error is not null) content.AppendHtml(Paragraph("error", $"{Id}-error", error));
        if (Type != "checkbox") content.AppendHtml(await Control(typed, error, output));
    }

    async Task<IHtmlContent> Control(string? typed, string? error, TagHelperOutput output)
    {
        var tag = new TagBuilder(Type is "select" or "textarea" ? Type : "input");
        Wire(tag, error);
        switch (Type)
        {
            case "textarea":
                Written.Expect(ViewContext.HttpContext);
                tag.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
                // The parser drops a first line break; one more keeps the person's own.
                tag.InnerHtml.AppendHtml("\n").Append(typed ?? "");
                break;
            case "select":
                foreach (var item in Items ?? []) tag.InnerHtml.AppendHtml(Option(item, typed));
                tag.InnerHtml.AppendHtml(await output.GetChildContentAsync());
                break;
            default:
                tag.TagRenderMode = TagRenderMode.SelfClosing;
                tag.Attributes["type"] = Shows(typed) ? Type : "text";
                if (Type != "password") tag.Attributes["value"] = typed ?? "";
                break;
        }
        return tag;
    }

    // A control for days, hours or numbers stays empty when it does not know what was typed: then it is shown as text, and kept.
    bool Shows(string? typed) => string.IsNullOrEmpty(typed) || Type switch
    {
        "date" => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => TimeOnly.TryParseExact(typed, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "number" => double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    TagBuilder Checkbox(string? typed, string? error)
    {
        var tag = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Wire(tag, error);
        tag.Attributes["type"] = "checkbox";
        tag.Attributes["value"] = "true";
        if (typed?.StartsWith("true", StringComparison.OrdinalIgnoreCase) == true) tag.Attributes["checked"] = "checked";
        return tag;
    }

    void Wire(TagBuilder tag, string? error)
    {
        tag.Attributes["id"] = Id;
        tag.Attributes["name"] = For.Name;
        var describedBy = string.Join(' ', new[] { Hint is null ? null : $"{Id}-hint", error is null ? null : $"{Id}-error" }.OfType<string>());
        if (describedBy.Length > 0) tag.Attributes["aria-describedby"] = describedBy;
        if (error is not null) tag.Attributes["aria-invalid"] = "true";
        if (Autocomplete is not null) tag.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) tag.Attributes["inputmode"] = Inputmode;
        if (Min is not null) tag.Attributes["min"] = Min;
        if (Max is not null) tag.Attributes["max"] = Max;
        if (Autofocus) tag.Attributes["autofocus"] = "autofocus";
        var longest = Maxlength ?? For.Metadata.ValidatorMetadata.OfType<StringLengthAttribute>().FirstOrDefault()?.MaximumLength;
        if (longest is { } max && Type is "text" or "textarea") tag.Attributes["maxlength"] = max.ToString(CultureInfo.InvariantCulture);
    }

    TagBuilder LabelFor(string id, string text)
    {
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(words[text]);
        return label;
    }

    static TagBuilder Paragraph(string css, string id, string text)
    {
        var p = new TagBuilder("p");
        p.AddCssClass(css);
        p.Attributes["id"] = id;
        p.InnerHtml.Append(text);
        return p;
    }

    static TagBuilder Option(SelectListItem item, string? typed)
    {
        var option = new TagBuilder("option");
        option.Attributes["value"] = item.Value;
        if (item.Value == typed || (typed is null && item.Selected)) option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(item.Text);
        return option;
    }

    static string? Shown(object? model) => model switch
    {
        null => null,
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => model.ToString(),
    };
}
