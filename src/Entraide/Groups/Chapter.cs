using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Entraide.Groups;

/// <summary>A local branch of the association.</summary>
public class Chapter
{
    public Guid Id { get; init; } = Guid.NewGuid();
    public string Name { get; set; } = "";
    public string City { get; set; } = "";
    public int Version { get; set; }

    sealed class Mapping : IEntityTypeConfiguration<Chapter>
    {
        public void Configure(EntityTypeBuilder<Chapter> chapter) => chapter.HasIndex(c => c.Name).IsUnique();
    }
}
